/// Where in the project's files something was said.
package struct SourceLocation: Equatable, Hashable, Sendable {
  package var file: String
  /// Counted from one; none where the file as a whole is meant.
  package var line: Int?

  package init(file: String, line: Int? = nil) {
    self.file = file
    self.line = line
  }
}
