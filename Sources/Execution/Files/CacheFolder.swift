import ImageConfig

/// Where a user's programs keep what can be lost.
package enum CacheFolder {
  /// A folder of ours in there, made where it is missing; none where it is not the user's own, as root's in the home of
  /// somebody who calls us with sudo, or can't be made.
  package static func path(_ name: String, _ world: World) -> String? {
    let given = world.environment["XDG_CACHE_HOME"] ?? ""
    var path = given.hasPrefix("/") ? given : world.home + "/.cache"
    guard path.hasPrefix("/") else { return nil }
    if !FileReader.exists(path), FileReader.isOwn(world.home) { mkdir(path, 0o700) }
    for part in ["orbyter", name] {
      guard FileReader.isFolder(path), part != "orbyter" || FileReader.isOwn(path) else { return nil }
      path += "/" + part
      if mkdir(path, 0o700) != 0, errno != EEXIST { return nil }
    }
    return FileReader.isOwn(path) && access(path, W_OK) == 0 ? path : nil
  }

  /// Whether it is there then.
  package static func make(_ folder: String) -> Bool { mkdir(folder, 0o700) == 0 || errno == EEXIST }

  package static func remove(_ file: String) { unlink(file) }
}
