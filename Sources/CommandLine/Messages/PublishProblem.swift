import ImageConfig

/// Why an image can't be published.
public enum PublishProblem: Error, Equatable {
  case noRepository(image: String)
  case halfALogin(missing: String)
  case badRepository(variable: String, ImageReference.Problem)
  /// The cloud's password would go to Docker Hub.
  case noCloudRegistry(published: String)
  case cloudSilent(String, String)
}
