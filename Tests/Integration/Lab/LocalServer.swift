import Glibc

/// A server of the tests' own, which tells its port when it is there, and then what it has seen.
final class LocalServer {
  private let process: pid_t
  private let output: Int32
  let port: String

  convenience init(_ words: [String], in engine: Engine) throws {
    try self.init(engine.enterNetwork + words)
  }

  init(_ words: [String], environment: [String: String]? = nil) throws {
    let (output, end) = try Spawn.pipe()
    let nothing = open("/dev/null", O_RDWR)
    let environment = try environment ?? Lab.environment(home: try Lab.folder)
    process = try Spawn.start(
      Invocation(words, environment: environment), .these(nothing, end, STDERR_FILENO))
    for file in [end, nothing] { close(file) }
    self.output = output
    let deadline = Deadline()
    var told = ""
    while !told.hasSuffix("\n"), !deadline.hasPassed, let bytes = Spawn.read(output) {
      told += String(decoding: bytes, as: UTF8.self)
    }
    port = String(told.dropLast())
    _ = fcntl(output, F_SETFL, fcntl(output, F_GETFL) | O_NONBLOCK)
  }

  deinit {
    kill(-process, SIGKILL)
    waitpid(process, nil, 0)
    close(output)
  }

  /// What it has told since the last time.
  func told() -> String {
    var told = ""
    while let bytes = Spawn.read(output) { told += String(decoding: bytes, as: UTF8.self) }
    return told
  }
}
