/// A file that a run will write: its bytes are part of the plan.
package struct PlannedFile: Equatable, Sendable {
  /// Relative to the project's root.
  package var path: String
  package var contents: [UInt8]
  /// The file that the bytes were read from, when the plan is a copy.
  package var copyOf: String?
  /// Whether the file lives only as long as the run.
  package var isTemporary: Bool
  /// Whether it is nobody else's to read.
  package var isPrivate: Bool

  package init(
    path: String, contents: [UInt8], copyOf: String? = nil, isTemporary: Bool, isPrivate: Bool = false
  ) {
    self.path = path
    self.contents = contents
    self.copyOf = copyOf
    self.isTemporary = isTemporary
    self.isPrivate = isPrivate
  }
}
