extension Dockerfile {
  /// One name of an `ARG`.
  package struct Argument: Equatable, Sendable {
    package let name: String
    /// As written, quotes and variables included.
    package let defaultValue: String?
    package let line: Int
  }
}
