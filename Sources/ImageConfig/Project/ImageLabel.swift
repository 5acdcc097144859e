/// What an image says of itself: written at each build, and read where it is published or stood on.
package enum ImageLabel {
  package static let title = "org.opencontainers.image.title"
  package static let version = "org.opencontainers.image.version"
  package static let source = "org.opencontainers.image.source"
  /// A commit, perhaps with `dirty` behind it.
  package static let revision = "org.opencontainers.image.revision"
  package static let created = "org.opencontainers.image.created"
  package static let baseName = "org.opencontainers.image.base.name"
  package static let project = "orbyter.project"
  package static let image = "orbyter.image"
  package static let platforms = "orbyter.platforms"
  /// A hash of what made it beside its commit.
  package static let inputs = "orbyter.inputs"

  /// What makes it dirty; no image has that, `build-image --labels` tells it.
  package static let changes = "changes"

  /// Of an image that has changes that no commit has.
  package static let dirty = "-dirty"

  /// Whether nobody else may write it: what tells by which name to call an image is anybody's.
  package static func isOurs(_ name: String) -> Bool {
    name.hasPrefix("orbyter.") || [version, source, revision, created, baseName].contains(name)
  }

  /// Whether a revision is a commit, and not one with changes on top.
  package static func isCommit(_ revision: String) -> Bool {
    [40, 64].contains(revision.utf8.count) && revision.utf8.allSatisfy(\.isHexDigit)
  }
}
