/// A file that a run will write: its bytes are part of the plan.
public struct PlannedFile: Equatable, Sendable {
  /// Relative to the project's root.
  public var path: String
  public var contents: [UInt8]
  /// The file that the bytes were read from, when the plan is a copy.
  public var copyOf: String?
  /// Whether the file lives only as long as the run.
  public var isTemporary: Bool
  /// Whether it is nobody else's to read.
  public var isPrivate: Bool

  public init(
    path: String, contents: [UInt8], copyOf: String? = nil, isTemporary: Bool, isPrivate: Bool = false
  ) {
    self.path = path
    self.contents = contents
    self.copyOf = copyOf
    self.isTemporary = isTemporary
    self.isPrivate = isPrivate
  }
}
