import CommandLine
import ImageConfig

/// Files that a plan writes. They appear whole, and those that are temporary go again, last in first out.
///
/// A temporary copy may be wanted by several runs at the same time. Each has it open with a shared lock, which goes
/// with the run, however that ends; the last one removes it.
struct TemporaryFiles {
  private var made: [(path: String, status: stat, handle: Int32)] = []

  mutating func write(_ file: PlannedFile) throws(StepProblem) {
    let draft = "\(file.path).\(getpid()).part"
    let handle = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, file.isPrivate ? 0o600 : 0o644)
    guard handle >= 0 else { throw .cannotWrite(path: file.path, reason: SystemError.text(errno)) }
    defer { unlink(draft) }
    var status = stat()
    let problem = Self.write(file.contents, to: handle, &status)
    if problem != 0 || !file.isTemporary { close(handle) }
    if problem != 0 { throw .cannotWrite(path: file.path, reason: SystemError.text(problem)) }
    guard file.isTemporary else {
      if rename(draft, file.path) != 0 {
        throw .cannotWrite(path: file.path, reason: SystemError.text(errno))
      }
      return
    }
    _ = flock(handle, LOCK_SH)
    // A link, unlike a rename, never takes the place of somebody's own file.
    while link(draft, file.path) != 0 {
      let problem = errno
      switch problem == EEXIST ? share(file) : .others {
      case .gone: continue
      case .shared:
        close(handle)
        return
      case .others:
        close(handle)
        throw problem == EEXIST
          ? .fileExists(path: file.path) : .cannotWrite(path: file.path, reason: SystemError.text(problem))
      }
    }
    made.append((file.path, status, handle))
  }

  private enum Found {
    case shared, gone, others
  }

  /// Takes a part in the copy that is there; one of another content that no run has open is removed.
  private mutating func share(_ file: PlannedFile) -> Found {
    let flags = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    var handle = open(file.path, O_RDWR | flags)
    if handle < 0, errno == EACCES { handle = open(file.path, O_RDONLY | flags) }
    guard handle >= 0 else { return errno == ENOENT ? .gone : .others }
    guard let content = try? FileReader.read(file.path, limit: 1 << 20), TemporaryCopy.isOne(content) else {
      close(handle)
      return FileReader.exists(file.path) ? .others : .gone
    }
    _ = flock(handle, LOCK_SH)
    var (mine, named) = (stat(), stat())
    let isStillThere =
      fstat(handle, &mine) == 0 && lstat(file.path, &named) == 0 && Self.isSame(mine, named)
    if isStillThere, content == file.contents {
      made.append((file.path, mine, handle))
      return .shared
    }
    defer { close(handle) }
    if !isStillThere { return .gone }
    guard Self.isAlone(handle) else { return .others }
    unlink(file.path)
    return .gone
  }

  /// Whether no other run has the file, where the file system can tell.
  private static func isAlone(_ handle: Int32) -> Bool {
    flock(handle, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  /// Removes what is still ours: a file that was changed meanwhile belongs to whoever changed it.
  mutating func removeAll() {
    while let file = made.popLast() {
      var status = stat()
      if Self.isAlone(file.handle), lstat(file.path, &status) == 0, Self.isSame(status, file.status) {
        unlink(file.path)
      }
      close(file.handle)
    }
  }

  private static func isSame(_ one: stat, _ other: stat) -> Bool {
    let times = (one.modified, other.modified)
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino && one.st_size == other.st_size
      && times.0.tv_sec == times.1.tv_sec && times.0.tv_nsec == times.1.tv_nsec
  }

  private static func write(_ bytes: [UInt8], to file: Int32, _ status: inout stat) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Posix.write(file, $0) }
      if count < 0, errno != EINTR { return errno }
      rest = rest.dropFirst(max(count, 0))
    }
    return fstat(file, &status) == 0 ? 0 : errno
  }
}
