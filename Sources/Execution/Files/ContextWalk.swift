import ImageConfig

/// Adds up what a build's context holds, for a second at most.
package struct ContextWalk {
  private let root: String
  private let ignoreFile: IgnoreFile
  private let paths: ContextPaths
  private let expected: ContextPaths
  private let deadline: Double
  private var entries = 0
  private var isComplete = true

  /// No project has so many folders in each other; every one of them keeps a descriptor.
  private static let deepest = 128
  /// How often the clock is asked.
  private static let stride = 64

  /// - Parameters:
  ///   - expected: what the project's author put there for the build.
  ///   - deadline: on the monotonic clock.
  /// - Returns: what is there, and whether that is all of it.
  package static func measure(
    _ root: String, without ignoreFile: IgnoreFile, of paths: ContextPaths,
    expecting expected: ContextPaths = ContextPaths(), until deadline: Double
  ) -> (ContextPart, isComplete: Bool) {
    var walk = ContextWalk(
      root: root, ignoreFile: ignoreFile, paths: paths, expected: expected, deadline: deadline)
    var whole = ContextPart(folder: "")
    walk.walk(&whole, [], nil)
    return (whole, walk.isComplete)
  }

  private init(
    root: String, ignoreFile: IgnoreFile, paths: ContextPaths, expected: ContextPaths,
    deadline: Double
  ) {
    self.root = root
    self.ignoreFile = ignoreFile
    self.paths = paths
    self.expected = expected
    self.deadline = deadline
  }

  private mutating func walk(_ folder: inout ContextPart, _ above: [[UInt32]], _ verdict: IgnoreFile.Verdict?)
  {
    // Docker will say why one can't be read.
    guard let list = opendir("\(root)/\(folder.path)") else { return }
    defer { closedir(list) }
    while let entry = readdir(list) {
      let name = FileReader.repairedName(of: entry)
      guard name != ".", name != ".." else { continue }
      entries += 1
      if entries.isMultiple(of: Self.stride), Monotonic.seconds >= deadline { isComplete = false }
      guard isComplete else { return }
      let parts = above + [name.unicodeScalars.map(\.value)]
      let place = paths.place(of: parts)
      guard place != .outside else { continue }
      let path = folder.path + name
      let own = ignoreFile.verdict(on: path, in: verdict)
      var status = stat()
      guard fstatat(dirfd(list), entry, &status) else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        guard !own.isIgnored || ignoreFile.mayTakeIn(below: path) else { continue }
        guard parts.count < Self.deepest else {
          isComplete = false
          return
        }
        var inner = ContextPart(folder: path + "/")
        walk(&inner, parts, own)
        folder.add(inner)
      case S_IFREG where place == .inside && !own.isIgnored:
        folder.add(
          ContextPart(
            path: path, bytes: UInt64(max(status.st_size, 0)),
            isExpected: expected.place(of: parts) == .inside))
      default: continue
      }
    }
  }
}

/// By the bytes of its name, whatever they are.
private func fstatat(_ folder: Int32, _ entry: UnsafeMutablePointer<dirent>, _ status: inout stat) -> Bool {
  withUnsafePointer(to: &entry.pointee.d_name) { pointer in
    pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
      fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) == 0
    }
  }
}
