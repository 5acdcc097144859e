/// What builds write into a project's root. It counts as nobody's change, wherever somebody looks for changes: else a
/// build would make its own checkout dirty.
package enum OwnFiles {
  package static let versionFile = "_version.py.bld"
  package static let pipSettings = "pip.conf"
  /// What that is made from for the time of a build.
  package static let pipTemplate = "pip.conf.template"

  package static func isVersionFile(_ path: some StringProtocol) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { $0.elementsEqual(versionFile.utf8) }
      ?? false
  }

  /// The first line of a version file that a build has written.
  package static let versionFileMark =
    "# The version of the checkout that this was built from. Written by build-image; changes here are lost."

  /// Whether a build has written it, and not somebody by hand.
  package static func isOurVersionFile(_ contents: [UInt8]) -> Bool {
    contents.starts(with: versionFileMark.utf8)
  }

  /// Those among the paths that nobody has to commit.
  /// - Parameter content: what is in a file of the root; none where it can't be read.
  package static func without(_ paths: [String], _ content: (String) -> [UInt8]?) -> [String] {
    paths.filter { path in
      // One that is gone comes back with the next build.
      if isVersionFile(path) { return content(path).map(isOurVersionFile) == false }
      return path != pipSettings || content(path).map(TemporaryCopy.isOne) != true
    }
  }
}
