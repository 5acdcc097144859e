@testable import BuildCore

/// What git's log says of some commits, the newest first.
struct GitLog {
  struct Commit {
    let name: String
    /// Each with what differs from it; one without a name stands for no parent.
    let parents: [(name: String, changes: [String])]
    /// What the commit says itself of its parents.
    var stored: [String]?
  }

  static func id(_ name: String) -> String { name + String(repeating: "0", count: 40 - name.utf8.count) }

  static func time(_ name: String) -> String { "1970-01-01T00:00:0\(name.last ?? "0")+00:00" }

  /// One behind the other.
  static func text(_ commits: [(name: String, changes: [String])]) -> String {
    text(
      commits.enumerated().map { index, commit in
        let parent = index + 1 < commits.count ? commits[index + 1].name : ""
        return Commit(name: commit.name, parents: [(parent, commit.changes)])
      })
  }

  static func text(_ commits: [Commit]) -> String {
    commits.map(text).joined(separator: "\0")
  }

  private static func text(_ commit: Commit) -> String {
    let parents = commit.parents.map(\.name).filter { !$0.isEmpty }.map(id)
    let stored = commit.stored?.map(id) ?? parents
    let isMerge = parents.count > 1
    var sections = commit.parents.filter { !$0.changes.isEmpty }
    if sections.isEmpty { sections = [("", [])] }
    return sections.map { section in
      let from = isMerge && !section.name.isEmpty ? " (from \(id(section.name)))" : ""
      let first = (["commit", id(commit.name)] + parents).joined(separator: " ") + from
      let lines =
        [first, "tree \(id("7"))"] + stored.map { "parent \($0)" } + [
          "author A <a@b> 1 +0100", "committer parent B <b@c> \(commit.name.last ?? "0") +0000",
          "gpgsig -----BEGIN", " parent \(id("bad"))", "", "    :a subject", "    commit \(id("5"))", "",
        ]
      let changes = section.changes.map { ":100644 100644 \(id("1")) \(id("2")) M\0\($0)\0" }
      return lines.joined(separator: "\n") + (changes.isEmpty ? "\0" : "\n" + changes.joined())
    }.joined(separator: "\0")
  }
}
