extension Dockerfile {
  /// An image or stage that an instruction names beside its stage's base.
  public struct Source: Equatable, Sendable {
    public let kind: Kind
    /// As written.
    public let text: String
    /// The first line of the instruction.
    public let line: Int
    /// What is taken of it, as `Stage.copiedPaths` has its words.
    public let paths: [String]

    public enum Kind: Equatable, Sendable {
      /// `COPY --from=`, which may also be a stage's number.
      case copy
      /// `RUN --mount=from=`
      case mount
    }
  }
}
