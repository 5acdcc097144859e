/// Words that name no image.
public enum SelectionProblem: Error, Equatable {
  case noMatch(String, nearest: String?, known: [String])
  case childrenOfNothing
}
