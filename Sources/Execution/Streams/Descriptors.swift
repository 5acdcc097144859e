import CommandLine

/// File descriptors that no child inherits unless it is meant to.
enum Descriptors {
  static func pipe(nonBlocking: Bool = false) -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard Posix.pipe(&ends) else { return nil }
    // One thread: nothing is started between the call above and this one.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    if nonBlocking { ends.forEach(setNonBlocking) }
    return (ends[0], ends[1])
  }

  static func setNonBlocking(_ file: Int32) {
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK)
  }

  /// Whoever closed one of the first three would otherwise see a pipe of ours take its number.
  static func occupyStandardOnes() {
    var file = open("/dev/null", O_RDWR)
    while file >= 0, file <= STDERR_FILENO { file = open("/dev/null", O_RDWR) }
    if file > STDERR_FILENO { close(file) }
  }

  /// A file without a name, to be written and read back.
  static func unlinkedFile(
    holding text: String = "", _ environment: [String: String]
  ) throws(StepProblem) -> Int32 {
    let folder = TemporaryName.folder(environment)
    var path = Array((folder + "/orbyter.XXXXXX").utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else { throw .noTemporaryFile(folder: folder, reason: SystemError.text(errno)) }
    unlink(path)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    let problem = Console.write(text, to: file)
    guard problem == 0, lseek(file, 0, SEEK_SET) == 0 else {
      close(file)
      throw .noTemporaryFile(folder: folder, reason: SystemError.text(problem == 0 ? errno : problem))
    }
    return file
  }
}
