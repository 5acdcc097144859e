import CommandLine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that appears whole. Until then it is beside its place under one name, `PATH.part`, which only one run
/// at a time has; what a killed one left there the next one overwrites.
public final class Draft {
  public let handle: Int32
  /// As it was given, for messages, and where a link of that name leads.
  private let path: String
  private let place: String
  private var isOurs = true

  private var part: String { place + ".part" }

  public init(of path: String) throws(StepProblem) {
    var there = stat()
    let exists = stat(path, &there) == 0
    // What is in the way, as a folder, stays as it is; so does /dev/null, where root could replace it.
    if exists, there.st_mode & S_IFMT != S_IFREG {
      throw .cannotWrite(path: path, reason: "that is no file")
    }
    let target = exists ? realpath(path, nil) : nil
    defer { free(target) }
    self.path = path
    place = target.map { String(cString: $0) } ?? path
    handle = open(place + ".part", O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
    guard handle >= 0 else {
      throw .cannotWrite(path: path, reason: SystemError.text(errno))
    }
    var (mine, named) = (stat(), stat())
    // Whoever had it may have moved or removed it between our two calls.
    guard flock(handle, LOCK_EX | LOCK_NB) == 0, fstat(handle, &mine) == 0, lstat(part, &named) == 0,
      mine.st_ino == named.st_ino, mine.st_dev == named.st_dev
    else {
      throw .cannotWrite(path: path, reason: "another run is writing it")
    }
    guard mine.st_mode & S_IFMT == S_IFREG, ftruncate(handle, 0) == 0 else {
      throw .cannotWrite(path: path, reason: "that is no file")
    }
  }

  deinit { close(handle) }

  public func write(_ text: String) throws(StepProblem) {
    let problem = Console.write(text, to: handle)
    if problem != 0 { throw .cannotWrite(path: path, reason: SystemError.text(problem)) }
  }

  /// Gives it its name.
  public func finish() throws(StepProblem) {
    guard fsync(handle) == 0, rename(part, place) == 0 else {
      throw .cannotWrite(path: path, reason: SystemError.text(errno))
    }
    isOurs = false
  }

  public func discard() {
    if isOurs { unlink(part) }
    isOurs = false
  }
}
