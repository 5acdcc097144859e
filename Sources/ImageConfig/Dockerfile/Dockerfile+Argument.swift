extension Dockerfile {
  /// One name of an `ARG`.
  public struct Argument: Equatable, Sendable {
    public let name: String
    /// As written, quotes and variables included.
    public let defaultValue: String?
    public let line: Int
  }
}
