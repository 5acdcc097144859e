import CommandLine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files that a plan writes. They appear whole, and those that are temporary go again, last in first out.
struct TemporaryFiles {
  private var made: [(path: String, device: dev_t, inode: ino_t)] = []

  mutating func write(_ file: PlannedFile) throws(StepProblem) {
    let draft = "\(file.path).\(getpid()).part"
    let handle = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard handle >= 0 else { throw .cannotWrite(path: file.path, reason: SystemError.text(errno)) }
    defer { unlink(draft) }
    var status = stat()
    let problem = Self.write(file.contents, to: handle, &status)
    close(handle)
    if problem != 0 { throw .cannotWrite(path: file.path, reason: SystemError.text(problem)) }
    guard file.isTemporary else {
      if rename(draft, file.path) != 0 {
        throw .cannotWrite(path: file.path, reason: SystemError.text(errno))
      }
      return
    }
    // A link, unlike a rename, never takes the place of somebody's own file.
    if link(draft, file.path) != 0 {
      throw errno == EEXIST
        ? .fileExists(path: file.path) : .cannotWrite(path: file.path, reason: SystemError.text(errno))
    }
    made.append((file.path, status.st_dev, status.st_ino))
  }

  /// Removes what is still ours: a file put in its place meanwhile belongs to whoever put it there.
  mutating func removeAll() {
    while let file = made.popLast() {
      var status = stat()
      if lstat(file.path, &status) == 0, status.st_dev == file.device, status.st_ino == file.inode {
        unlink(file.path)
      }
    }
  }

  private static func write(_ bytes: [UInt8], to file: Int32, _ status: inout stat) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glue.write(file, $0) }
      if count < 0, errno != EINTR { return errno }
      rest = rest.dropFirst(max(count, 0))
    }
    return fstat(file, &status) == 0 ? 0 : errno
  }
}
