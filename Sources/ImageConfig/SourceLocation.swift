/// Where in the project's files something was said.
public struct SourceLocation: Equatable, Hashable, Sendable {
  public var file: String
  /// Counted from one; none where the file as a whole is meant.
  public var line: Int?

  public init(file: String, line: Int? = nil) {
    self.file = file
    self.line = line
  }
}
