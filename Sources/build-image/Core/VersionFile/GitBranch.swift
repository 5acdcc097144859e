import ImageConfig

/// Whether a checkout is on master, which is all that versions tell of branches.
package enum GitBranch {
  /// What `--abbrev-ref` says where HEAD is on no branch.
  package static let detached = "HEAD"
  private static let master = "master"

  package static func isMaster(_ branch: String) -> Bool { branch == master }

  /// On no branch, one of those that hold the commit may be master.
  /// - Parameter list: what `git branch --contains` says, without the blanks around it.
  package static func isMaster(among list: String) -> Bool {
    var lines = list.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false)
    // The line that tells of the detached head itself.
    if lines.first?.contains(UInt8(ascii: "(")) == true { lines.removeFirst() }
    return lines.contains { $0.dropFirst(2).elementsEqual(master.utf8) }
  }
}
