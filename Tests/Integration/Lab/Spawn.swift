import Glibc

/// Starts programs in sessions of their own, with the signals that a login shell would give them.
enum Spawn {
  struct Failed: Error {
    let program: String
    let number: Int32
  }

  enum Files {
    /// What becomes standard input, output and error.
    case these(Int32, Int32, Int32)
    /// All three, and the session's terminal.
    case terminal(path: String)
  }

  static func start(_ invocation: Invocation, _ files: Files) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    switch files {
    case .these(let input, let output, let error):
      for (number, file) in [input, output, error].enumerated() {
        posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
      }
    case .terminal(let path):
      // Whoever leads a session without a terminal gets the one that it opens.
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      for number: Int32 in [1, 2] { posix_spawn_file_actions_adddup2(&actions, 0, number) }
    }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(&attributes, flags)

    var process: pid_t = 0
    let variables = invocation.environment.map { "\($0)=\($1)" }
    // It becomes the program that it is told to start.
    let words = invocation.folder.map { ["env", "-C", $0] + invocation.words } ?? invocation.words
    let result = withCStrings(words) { arguments in
      withCStrings(variables) { posix_spawnp(&process, words[0], &actions, &attributes, arguments, $0) }
    }
    guard result == 0 else { throw Failed(program: invocation.words[0], number: result) }
    return process
  }

  private static func withCStrings<Result>(
    _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = words.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return body(pointers + [nil])
  }

  /// Two ends that no child of another test inherits.
  static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw Failed(program: "pipe", number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Whether it has ended, and how, as a shell tells it.
  static func exitCode(of process: pid_t) -> Int32? {
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  static func pause(milliseconds: Int32) { poll(nil, 0, milliseconds) }

  /// What can be read at once; none at the end.
  static func read(_ file: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { Glue.read(file, $0) }
    return count > 0 ? Array(buffer[..<count]) : nil
  }
}

/// Where a function of C and one of ours have one name.
private enum Glue {
  static func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    Glibc.read(file, buffer.baseAddress, buffer.count)
  }
}
