import Glibc

/// A server of the tests' own in an engine's network, which tells its port when it is there.
final class LocalServer {
  private let process: pid_t
  let port: String

  init(_ words: [String], in engine: Engine) throws {
    let (output, end) = try Spawn.pipe()
    let nothing = open("/dev/null", O_RDWR)
    let invocation = Invocation(
      engine.enterNetwork + words, environment: Lab.environment(home: try Lab.folder))
    process = try Spawn.start(invocation, .these(nothing, end, STDERR_FILENO))
    for file in [end, nothing] { close(file) }
    defer { close(output) }
    let deadline = Deadline(seconds: 20)
    var told = ""
    while !told.hasSuffix("\n"), !deadline.hasPassed, let bytes = Spawn.read(output) {
      told += String(decoding: bytes, as: UTF8.self)
    }
    port = String(told.dropLast())
  }

  deinit {
    kill(-process, SIGKILL)
    waitpid(process, nil, 0)
  }
}
