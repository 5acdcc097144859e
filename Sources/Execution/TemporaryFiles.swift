import CommandLine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files that a plan writes. They appear whole, and those that are temporary go again, last in first out.
struct TemporaryFiles {
  private var made: [(path: String, status: stat)] = []

  mutating func write(_ file: PlannedFile) throws(StepProblem) {
    let draft = "\(file.path).\(getpid()).part"
    let handle = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file.isPrivate ? 0o600 : 0o644)
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
    made.append((file.path, status))
  }

  /// Removes what is still ours: a file that was changed meanwhile belongs to whoever changed it.
  mutating func removeAll() {
    while let file = made.popLast() {
      var status = stat()
      if lstat(file.path, &status) == 0, Self.isSame(status, file.status) {
        unlink(file.path)
      }
    }
  }

  private static func isSame(_ one: stat, _ other: stat) -> Bool {
    #if canImport(Darwin)
      let times = (one.st_mtimespec, other.st_mtimespec)
    #else
      let times = (one.st_mtim, other.st_mtim)
    #endif
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino && one.st_size == other.st_size
      && times.0.tv_sec == times.1.tv_sec && times.0.tv_nsec == times.1.tv_nsec
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
