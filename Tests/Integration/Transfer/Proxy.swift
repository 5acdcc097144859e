import Glibc

/// The line between ssh and a server, measured, slowed, cut or stalled.
final class Proxy {
  private let process: pid_t
  private let output: Int32
  private var told = ""
  /// What makes `transfer-image` go through it.
  let options: [String]

  init(to server: Server, _ words: String...) throws {
    let (output, end) = try Spawn.pipe()
    let nothing = open("/dev/null", O_RDWR)
    let program = Lab.repository + "/Tests/Integration/Transfer/proxy"
    let invocation = Invocation(
      [program, String(server.port)] + words, environment: Lab.environment(home: try Lab.folder))
    process = try Spawn.start(invocation, .these(nothing, end, STDERR_FILENO))
    close(end)
    close(nothing)
    self.output = output
    let deadline = Deadline(seconds: 20)
    var port = ""
    while !port.hasSuffix("\n"), !deadline.hasPassed, let bytes = Spawn.read(output) {
      port += String(decoding: bytes, as: UTF8.self)
    }
    options = ["-o", "Port=\(port.dropLast())", "-o", "HostKeyAlias=[127.0.0.1]:\(server.port)"]
    _ = fcntl(output, F_SETFL, fcntl(output, F_GETFL) | O_NONBLOCK)
  }

  deinit {
    kill(-process, SIGKILL)
    waitpid(process, nil, 0)
    close(output)
  }

  /// The bytes that went there and back so far.
  func bytes() -> (there: Int, back: Int) {
    while let bytes = Spawn.read(output) {
      told = String((told + String(decoding: bytes, as: UTF8.self)).suffix(100))
    }
    let lines = told.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let numbers = lines.last?.split(separator: " ").compactMap { Int($0) } ?? []
    return numbers.count == 2 ? (numbers[0], numbers[1]) : (0, 0)
  }
}
