import ImageConfig

/// What a build reads of a folder, as it lies there now.
package struct FileWalk {
  private let root: String
  private let ignoreFile: IgnoreFile
  private var paths: ContextPaths
  private var digests: FileDigests
  private var entries: [FileEntry] = []
  /// What links lead to that stand in a path which is read.
  private var links: [(path: String, target: String)] = []
  private var problem: String?

  /// No project has so many folders in each other; every one of them keeps a descriptor.
  private static let deepest = 128
  /// Nor so many links behind each other; docker gives up there, too.
  private static let mostLinks = 40

  /// - Parameter root: a folder, or a link to one.
  /// - Returns: the entries in the order of their paths, and what could not be read, if anything.
  package static func entries(
    _ root: String, without ignoreFile: IgnoreFile, of paths: ContextPaths, _ digests: inout FileDigests
  ) -> (entries: [FileEntry], problem: String?) {
    var walk = FileWalk(root: root, ignoreFile: ignoreFile, paths: paths, digests: digests)
    for round in 0... {
      let before = walk.paths
      walk.entries = []
      walk.links = []
      walk.problem = nil
      walk.walk("", [], nil, isInside: false)
      // What a link leads to is read, too.
      for link in walk.links {
        walk.paths.follow(
          link.path.split(separator: "/").map { $0.unicodeScalars.map(\.value) }, to: link.target)
      }
      if walk.paths == before { break }
      if round == mostLinks {
        walk.problem = walk.problem ?? "links that lead to each other without end"
        break
      }
    }
    digests = walk.digests
    return (walk.entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }, walk.problem)
  }

  private init(root: String, ignoreFile: IgnoreFile, paths: ContextPaths, digests: FileDigests) {
    (self.root, self.ignoreFile, self.paths, self.digests) = (root, ignoreFile, paths, digests)
  }

  private mutating func walk(
    _ folder: String, _ above: [[UInt32]], _ verdict: IgnoreFile.Verdict?, isInside: Bool
  ) {
    guard let list = opendir("\(root)/\(folder)") else {
      problem = problem ?? "\(folder.isEmpty ? root : folder): \(SystemError.text(errno))"
      return
    }
    defer { closedir(list) }
    while let entry = readdir(list) {
      guard let name = FileReader.name(of: entry) else {
        problem = problem ?? "a name in \(folder.isEmpty ? root : folder) is not UTF-8"
        continue
      }
      guard name != ".", name != ".." else { continue }
      let parts = isInside ? [] : above + [name.unicodeScalars.map(\.value)]
      let place = isInside ? .inside : paths.place(of: parts)
      guard place != .outside else { continue }
      let path = folder + name
      let own = ignoreFile.verdict(on: path, in: verdict)
      var status = stat()
      guard fstatat(dirfd(list), name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      let isTaken = !own.isIgnored && (place == .inside || status.st_mode & S_IFMT == S_IFLNK)
      if isTaken { add(path, status) }
      guard isFolder, !own.isIgnored || ignoreFile.mayTakeIn(below: path) else { continue }
      guard path.utf8.count(where: { $0 == UInt8(ascii: "/") }) < Self.deepest else {
        problem = problem ?? "\(path): too many folders in each other"
        continue
      }
      walk(path + "/", parts, own, isInside: place == .inside)
    }
  }

  private mutating func add(_ path: String, _ status: stat) {
    let kind = FileEntry.Kind(status)
    var content: BlobID?
    switch kind {
    case .link:
      guard let target = FileReader.link("\(root)/\(path)") else {
        problem = problem ?? "\(path): a link that can't be read"
        return
      }
      content = BlobID(of: Array(target.utf8))
      links.append((path, Self.place(of: target, from: path)))
    case .file:
      do { content = try digests.content(of: "\(root)/\(path)", FileStamp(status)) } catch {
        problem = problem ?? "\(path): \(error)"
        return
      }
    case .folder, .other: break
    }
    entries.append(
      FileEntry(
        path: path, kind: kind, mode: UInt16(truncatingIfNeeded: status.st_mode & 0o7777), content: content,
        stamp: FileStamp(status)))
  }

  /// Where a builder looks for what a link says: it never leaves the folder.
  private static func place(of target: String, from path: String) -> String {
    if target.hasPrefix("/") { return target }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    return "/\(folder)/\(target)"
  }
}

extension FileEntry.Kind {
  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

extension FileStamp {
  package init(_ status: stat) {
    let nanoseconds = { (time: timespec) in Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec) }
    self.init(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino),
      size: UInt64(max(status.st_size, 0)), modified: nanoseconds(status.modified),
      changed: nanoseconds(status.changed))
  }
}
