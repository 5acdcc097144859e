import ImageConfig

/// What the commit that is checked out holds below a project's root.
package struct HeadTree {
  package struct Entry: Equatable {
    /// From the root.
    package let path: String
    let kind: FileEntry.Kind
    let isExecutable: Bool
    /// What git calls its content.
    package let id: String
  }

  /// In the order of their paths.
  private(set) var entries: [Entry] = []
  /// The commits that other repositories should be at, by their folders.
  package private(set) var submodules: [String: String] = [:]

  package static let question = ["ls-tree", "-r", "-z", "HEAD"]

  /// - Parameter folder: of a repository below the root, with a slash behind it.
  package init(_ answer: [UInt8] = [], below folder: String = "") {
    for line in answer.split(separator: 0) {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let words = line[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard words.count == 3 else { continue }
      let path = folder + String(decoding: line[(tab + 1)...], as: UTF8.self)
      if words[0] == "160000" {
        submodules[path] = words[2]
      } else {
        entries.append(
          Entry(
            path: path, kind: words[0] == "120000" ? .link : .file, isExecutable: words[0] == "100755",
            id: words[2]))
      }
    }
  }

  package mutating func add(_ submodule: HeadTree) {
    entries += submodule.entries
    entries.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    submodules.merge(submodule.submodules) { $1 }
  }

  package func entry(_ path: String) -> Entry? {
    let place = start(of: path)
    return place < entries.count && entries[place].path == path ? entries[place] : nil
  }

  /// Whether there is something in it.
  func hasFolder(_ path: String) -> Bool {
    let place = start(of: path + "/")
    return place < entries.count && entries[place].path.hasPrefix(path + "/")
  }

  /// What a build would read of a folder.
  /// - Parameter folder: from the root, with a slash behind it, or empty.
  func entries(in folder: String, of paths: ContextPaths, without rules: IgnoreFile) -> [Entry] {
    var found: [Entry] = []
    let range = folder.isEmpty ? 0..<entries.count : start(of: folder)..<end(of: folder)
    walk(range, folder, [], nil, folder.utf8.count, paths, rules, &found)
    return found
  }

  private func walk(
    _ range: Range<Int>, _ folder: String, _ above: [[UInt32]], _ verdict: IgnoreFile.Verdict?, _ root: Int,
    _ paths: ContextPaths, _ rules: IgnoreFile, _ found: inout [Entry]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let entry = entries[index]
      let rest = entry.path.utf8.dropFirst(folder.utf8.count)
      let name = rest.prefix { $0 != UInt8(ascii: "/") }
      let isFolder = name.endIndex != rest.endIndex
      let path = folder + String(Substring(name))
      let parts = above + [String(Substring(name)).unicodeScalars.map(\.value)]
      let place = paths.place(of: parts)
      let next = isFolder ? end(of: path + "/") : index + 1
      if place != .outside {
        let inner = String(Substring(path.utf8.dropFirst(root)))
        let own = rules.verdict(on: inner, in: verdict)
        if isFolder {
          if !own.isIgnored || rules.mayTakeIn(below: inner) {
            walk(index..<next, path + "/", parts, own, root, paths, rules, &found)
          }
        } else if place == .inside || entry.kind == .link, !own.isIgnored {
          found.append(entry)
        }
      }
      index = next
    }
  }

  private func start(of path: String) -> Int {
    first { !$0.utf8.lexicographicallyPrecedes(path.utf8) }
  }

  /// Behind all that begins so.
  private func end(of beginning: String) -> Int {
    first { !$0.utf8.lexicographicallyPrecedes(beginning.utf8) && !$0.utf8.starts(with: beginning.utf8) }
  }

  private func first(where isBehind: (String) -> Bool) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(entries[middle].path) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
