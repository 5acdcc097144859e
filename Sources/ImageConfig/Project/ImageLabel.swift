/// What an image says of itself: written at each build, and read where it is published or stood on.
public enum ImageLabel {
  public static let title = "org.opencontainers.image.title"
  public static let version = "org.opencontainers.image.version"
  public static let source = "org.opencontainers.image.source"
  /// A commit, perhaps with `dirty` behind it.
  public static let revision = "org.opencontainers.image.revision"
  public static let created = "org.opencontainers.image.created"
  public static let baseName = "org.opencontainers.image.base.name"
  public static let project = "orbyter.project"
  public static let image = "orbyter.image"
  public static let platforms = "orbyter.platforms"
  /// A hash of what made it beside its commit.
  public static let inputs = "orbyter.inputs"

  /// Of an image that has changes that no commit has.
  public static let dirty = "-dirty"

  /// Whether a revision is a commit, and not one with changes on top.
  public static func isCommit(_ revision: String) -> Bool {
    [40, 64].contains(revision.utf8.count) && revision.utf8.allSatisfy(\.isHexDigit)
  }
}
