import ImageConfig

/// What lies where an image's build reads, beside what the commit has there. Git's own word on what has changed is
/// not asked for: settings and marks in its index hide things.
package struct SourceComparison {
  private let tree: HeadTree
  /// What a declared script makes, which counts by the script's line and inputs.
  private let outputs: ContextPaths
  package private(set) var changes: Set<SourceChange> = []
  /// The files with another content than git's, unless git turns one into the other.
  package private(set) var differing: Set<String> = []
  package private(set) var same: Set<String> = []

  package init(_ tree: HeadTree, outputs: [String], _ project: Project) {
    self.tree = tree
    var paths = ContextPaths()
    paths.add(outputs.compactMap { ProjectPath.inside($0, project.files.root) })
    self.outputs = paths
  }

  /// - Parameters:
  ///   - found: what is there.
  ///   - rules: what the commit's ignore file says.
  ///   - ignoreFile: its path, where it is not what is there now.
  ///   - isCounted: whether a path that no commit has counts.
  package mutating func compare(
    _ found: (entries: [FileEntry], problem: String?), _ reading: SourceReading, without rules: IgnoreFile,
    changed ignoreFile: String? = nil, isCounted: (String) -> Bool
  ) {
    if let problem = found.problem {
      changes.insert(SourceChange(reading.folder.isEmpty ? "." : reading.folder, .unreadable(problem)))
    }
    let committed = tree.entries(in: reading.prefix, of: reading.paths, without: rules)
    var missing = Dictionary(committed.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    for entry in found.entries {
      let path = reading.prefix + entry.path
      if reading.passesOver(path) { continue }
      if let known = missing.removeValue(forKey: path) {
        compare(entry, known)
      } else if tree.entry(path) != nil {
        changes.insert(SourceChange(path, ignoreFile.map { .ignored(by: $0) } ?? .kind))
      } else if entry.kind == .folder, tree.hasFolder(path) {
        checkMode(path, entry.mode, git: 0o755, isFolder: true)
      } else if !isOutput(path, entry.kind), !isSubmodules(path) {
        let top = top(of: path)
        if isCounted(path) { changes.insert(SourceChange(top, .unknown(ignoreFile: reading.ignoreFile))) }
      }
    }
    for path in missing.keys where !reading.passesOver(path) && !isOutput(path, .file) {
      changes.insert(SourceChange(path, ignoreFile.map { .ignored(by: $0) } ?? .missing))
    }
  }

  package mutating func add(_ change: SourceChange) { changes.insert(change) }

  private mutating func compare(_ entry: FileEntry, _ known: HeadTree.Entry) {
    if isOutput(known.path, entry.kind) { return }
    guard entry.kind == known.kind else {
      changes.insert(SourceChange(known.path, .kind))
      return
    }
    if entry.content?.hex == known.id {
      if entry.kind == .file { same.insert(known.path) }
    } else if entry.kind == .link {
      changes.insert(SourceChange(known.path, .content))
    } else {
      differing.insert(known.path)
    }
    if entry.kind == .file { checkMode(known.path, entry.mode, git: known.isExecutable ? 0o755 : 0o644) }
  }

  /// Of a mode git keeps whether the owner may execute it. An image has all of it, so what others may do must not be
  /// less than a clone has as a rule; more is another umask. A folder may hand its group on.
  private mutating func checkMode(_ path: String, _ mode: UInt16, git: UInt16, isFolder: Bool = false) {
    var cure: String?
    let lacking = git & 0o055 & ~mode
    if git & 0o100 != mode & 0o100 {
      cure = git & 0o100 != 0 ? "+x" : "-x"
    } else if lacking != 0 {
      cure = "go+" + (lacking & 0o044 != 0 ? "r" : "") + (lacking & 0o011 != 0 ? "x" : "")
    } else if mode & (isFolder ? 0o4000 : 0o6000) != 0 {
      cure = "u-s,g-s"
    }
    if let cure { changes.insert(SourceChange(path, .mode(mode, git: git, cure: cure))) }
  }

  private func isOutput(_ path: String, _ kind: FileEntry.Kind) -> Bool {
    if outputs.isEmpty { return false }
    let place = outputs.place(of: path.split(separator: "/").map { $0.unicodeScalars.map(\.value) })
    return place == .inside || kind == .folder && place == .above
  }

  /// A submodule's folder, and the file in it that says where its repository is.
  private func isSubmodules(_ path: String) -> Bool {
    tree.submodules[path] != nil
      || path.hasSuffix("/.git") && tree.submodules[String(path.dropLast(5))] != nil
  }

  /// The outermost folder that no commit has.
  private func top(of path: String) -> String {
    for (index, byte) in zip(path.utf8.indices, path.utf8) where byte == UInt8(ascii: "/") {
      let folder = String(path[..<index])
      if !tree.hasFolder(folder) { return folder }
    }
    return path
  }
}
