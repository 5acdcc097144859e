extension Dockerfile {
  /// An image or stage that an instruction names beside its stage's base.
  package struct Source: Equatable, Sendable {
    package let kind: Kind
    /// As written.
    package let text: String
    /// The first line of the instruction.
    package let line: Int
    /// What is taken of it, as `Stage.copiedPaths` has its words.
    package let paths: [String]

    package enum Kind: Equatable, Sendable {
      /// `COPY --from=`, which may also be a stage's number.
      case copy
      /// `RUN --mount=from=`
      case mount
    }
  }
}
