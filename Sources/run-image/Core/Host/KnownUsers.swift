import ImageConfig

/// The users that an image knows, and where a copy of them is kept.
package struct KnownUsers {
  let file: PasswdFile
  /// The start of our files' names.
  let cache: String
  /// Whether a file of ours is there with that text.
  var isWritten: (_ path: String, _ text: String) -> Bool

  package init(
    file: PasswdFile, cache: String,
    isWritten: @escaping (_ path: String, _ text: String) -> Bool = { _, _ in false }
  ) {
    self.file = file
    self.cache = cache
    self.isWritten = isWritten
  }

  /// Where the copies are.
  package static func folder(_ world: World) -> String { world.cacheFolder + "/passwd" }
}
