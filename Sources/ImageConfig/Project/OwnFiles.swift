/// What builds write into a project's root. It counts as nobody's change, wherever somebody looks for changes: else a
/// build would make its own checkout dirty.
package enum OwnFiles {
  package static let pipSettings = "pip.conf"
  /// Git's words for all but the version files, of this project and of others in its repository.
  package static let gitExclusion = ":(top,exclude,glob)**/" + VersionFile.name

  package static func isVersionFile(_ path: some StringProtocol) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { $0.elementsEqual(VersionFile.name.utf8) }
      ?? false
  }

  /// Those among the paths that nobody has to commit.
  /// - Parameter content: what is in a file of the root; none where it can't be read.
  package static func without(_ paths: [String], _ content: (String) -> [UInt8]?) -> [String] {
    paths.filter { path in
      // One that is gone comes back with the next build.
      if isVersionFile(path) { return content(path).map(VersionFile.isOne) == false }
      return path != pipSettings || content(path).map(TemporaryCopy.isOne) != true
    }
  }
}
