import ImageConfig

/// Where a user's programs keep what can be lost.
package enum CacheFolder {
  /// A folder of ours in there, made where it is missing; none where it is not the user's own, as root's in the home of
  /// somebody who calls us with sudo, or can't be made.
  package static func path(_ name: String, _ world: World) -> String? {
    let own = world.cacheFolder
    guard own.hasPrefix("/"), let slash = own.lastIndex(of: "/") else { return nil }
    let around = String(own[..<slash])
    if !FileReader.exists(around), FileReader.isOwn(world.home) { mkdir(around, 0o700) }
    let path = "\(own)/\(name)"
    guard FileReader.isFolder(around), FileReader.isOwn(around), make(own), FileReader.isFolder(own),
      make(path)
    else { return nil }
    return FileReader.isOwn(path) && access(path, W_OK) == 0 ? path : nil
  }

  /// Whether it is there then.
  package static func make(_ folder: String) -> Bool { mkdir(folder, 0o700) == 0 || errno == EEXIST }

  package static func remove(_ file: String) { unlink(file) }
}
