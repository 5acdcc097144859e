/// Why an image can't be published.
public enum PublishProblem: Error, Equatable {
  case noRepository(image: String)
  case halfALogin(missing: String)
  case cloudSilent(String, String)
}
