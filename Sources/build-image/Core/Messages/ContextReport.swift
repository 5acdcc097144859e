import ImageConfig

/// How much a build may send to the engine, and why.
package struct ContextReport: Equatable, Sendable {
  /// What stands in front of the context's paths where it is not the project itself.
  package let folder: String
  package let context: ContextPart
  /// Whether there was time to look at all of it.
  package let isComplete: Bool
  /// The file that said what stays out; none where there is none.
  package let ignoreFile: String?
  package let misplaced: [Misplaced]

  /// An ignore file that docker does not read, and the names under which it would.
  package struct Misplaced: Equatable, Sendable {
    package let path: String
    package let places: [String]

    package init(path: String, places: [String]) {
      self.path = path
      self.places = places
    }
  }

  package init(
    _ context: ContextPart, in folder: String = "", isComplete: Bool, ignoreFile: String?,
    misplaced: [Misplaced]
  ) {
    self.context = context
    self.folder = folder
    self.isComplete = isComplete
    self.ignoreFile = ignoreFile
    self.misplaced = misplaced
  }

  /// From here on it takes noticeably long.
  private static let muchBytes: UInt64 = 100_000_000

  package var isWorthTelling: Bool { context.unexpectedBytes > Self.muchBytes || !isComplete }
}
