import ImageConfig

/// How much a build may send to the engine, and why.
public struct ContextReport: Equatable, Sendable {
  /// What stands in front of the context's paths where it is not the project itself.
  public let folder: String
  public let context: ContextPart
  /// Whether there was time to look at all of it.
  public let isComplete: Bool
  /// The file that said what stays out; none where there is none.
  public let ignoreFile: String?
  public let misplaced: [Misplaced]

  /// An ignore file that docker does not read, and the names under which it would.
  public struct Misplaced: Equatable, Sendable {
    public let path: String
    public let places: [String]

    public init(path: String, places: [String]) {
      self.path = path
      self.places = places
    }
  }

  public init(
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

  public var isWorthTelling: Bool { context.unexpectedBytes > Self.muchBytes || !isComplete }
}
