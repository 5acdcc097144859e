import CommandLine

/// A file that appears whole. Until then it is beside its place under one name, `PATH.part`, which only one run
/// at a time has; what a killed one left there the next one overwrites. Where that name is somebody else's, or a link,
/// as in a folder that others write to, the file gets a new one.
package final class AtomicFile {
  package let handle: Int32
  /// As it was given, for messages, and where a link of that name leads.
  private let path: String
  private let place: String
  private let part: String
  private var isOurs = true

  package init(of path: String) throws(StepProblem) {
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
    if let own = try Self.own(place + ".part", for: path) {
      (handle, part) = (own, place + ".part")
    } else {
      (handle, part) = try Self.new(beside: place, for: path)
    }
    // As a new file of this user's has it. A stick may know no such thing.
    let mask = umask(0)
    umask(mask)
    fchmod(handle, 0o666 & ~mask)
    guard ftruncate(handle, 0) == 0 else {
      let reason = errno
      discard()
      throw .cannotWrite(path: path, reason: SystemError.text(reason))
    }
  }

  /// The file of that name if it is ours alone; none where it is anything else.
  private static func own(_ part: String, for path: String) throws(StepProblem) -> Int32? {
    var file = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if file < 0 {
      guard errno == EEXIST else { throw .cannotWrite(path: path, reason: SystemError.text(errno)) }
      file = open(part, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      if file < 0 { return nil }
      var there = stat()
      guard fstat(file, &there) == 0, there.st_mode & S_IFMT == S_IFREG, there.st_uid == geteuid(),
        there.st_nlink < 2
      else {
        close(file)
        return nil
      }
    }
    // Whoever had it may have moved or removed it between our calls.
    guard flock(file, LOCK_EX | LOCK_NB) == 0, isNamed(part, file) else {
      close(file)
      throw .cannotWrite(path: path, reason: "another run is writing it")
    }
    return file
  }

  private static func isNamed(_ path: String, _ file: Int32) -> Bool {
    var (mine, named) = (stat(), stat())
    return fstat(file, &mine) == 0 && lstat(path, &named) == 0 && mine.st_ino == named.st_ino
      && mine.st_dev == named.st_dev
  }

  private static func new(beside place: String, for path: String) throws(StepProblem) -> (Int32, String) {
    var name = Array("\(place).part.XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: SystemError.text(errno)) }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return (file, String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  deinit { close(handle) }

  package func write(_ text: String) throws(StepProblem) { try write(Array(text.utf8)) }

  package func write(_ bytes: [UInt8]) throws(StepProblem) {
    let problem = Console.write(bytes[...], to: handle)
    if problem != 0 { throw .cannotWrite(path: path, reason: SystemError.text(problem)) }
  }

  /// Gives it its name.
  package func finish() throws(StepProblem) {
    guard Self.isNamed(part, handle) else {
      isOurs = false
      throw .cannotWrite(path: path, reason: "somebody took its place")
    }
    guard fsync(handle) == 0, rename(part, place) == 0 else {
      throw .cannotWrite(path: path, reason: SystemError.text(errno))
    }
    isOurs = false
  }

  package func discard() {
    if isOurs { unlink(part) }
    isOurs = false
  }
}
