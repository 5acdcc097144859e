import CommandLine
import ImageConfig

/// A project without versioneer's settings, in which a library in a folder has them, and tags of its own prefix.
struct InnerVersion {
  let root: String
  let host: BuildHost

  struct Library: Equatable {
    /// Relative to the project's root.
    let folder: String
    let config: VersionConfig
  }

  /// The one library that git tells a tag of; none where there is none.
  func library() throws -> Library? {
    let tagged = try libraries().filter {
      try GitVersion(config: $0.config, root: root + "/" + $0.folder, host: host).isTagged()
    }
    if tagged.count > 1 { throw VersionProblem.severalConfigs(tagged[0].folder, tagged[1].folder) }
    return tagged.first
  }

  /// Settings that versioneer could not read do not count.
  private func libraries() -> [Library] {
    folders().compactMap { folder in
      let file = { (name: String) in host.content("\(root)/\(folder)/\(name)") }
      let reading = try? VersionConfig.read(pyproject: file("pyproject.toml"), setup: file("setup.cfg"))
      return reading?.config.map { Library(folder: folder, config: $0) }
    }
  }

  /// Those with a file that settings can be in, in order.
  private func folders() -> [String] {
    let patterns = ["pyproject.toml", "setup.cfg"].map { ":(glob)**/" + $0 }
    let question = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"] + patterns
    let paths = (host.git(["-C", root] + question) ?? []).split(separator: 0)
    let folders = paths.compactMap { path in
      path.lastIndex(of: UInt8(ascii: "/")).map { String(decoding: path[..<$0], as: UTF8.self) }
    }
    return Set(folders).sorted()
  }
}
