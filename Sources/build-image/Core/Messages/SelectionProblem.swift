/// Words that name no image.
package enum SelectionProblem: Error, Equatable {
  case noMatch(String, nearest: String?, known: [String])
  case childrenOfNothing
}
