import Foundation
import Glibc
import Testing

/// A stand-in for Docker Hub's API, which no test may change: a real server with the two calls that count, and a
/// certificate in Docker Hub's name, to which curl is led by its own configuration.
final class Hub {
  private let process: pid_t
  private let output: Int32
  private var told = ""

  init(for fixture: Fixture, user: String, password: String) throws {
    let words = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days",
      "2", "-subj", "/CN=hub.docker.com", "-addext", "subjectAltName=DNS:hub.docker.com", "-keyout",
      "hub.key",
      "-out", "hub.crt",
    ]
    let home = "\(fixture.folder)/.home"
    let made = try Invocation(words, environment: fixture.environment, folder: home).run()
    try #require(made.exitCode == 0, "\(made)")
    let (output, end) = try Spawn.pipe()
    let nothing = open("/dev/null", O_RDWR)
    let program = Lab.repository + "/Tests/Integration/Publish/hub"
    let invocation = Invocation(
      fixture.enter + [program, "\(home)/hub.crt", "\(home)/hub.key", user, password],
      environment: fixture.environment)
    process = try Spawn.start(invocation, .these(nothing, end, STDERR_FILENO))
    close(end)
    close(nothing)
    self.output = output
    let deadline = Deadline(seconds: 20)
    var port = ""
    while !port.hasSuffix("\n"), !deadline.hasPassed, let bytes = Spawn.read(output) {
      port += String(decoding: bytes, as: UTF8.self)
    }
    try fixture.write(
      ".home/.curlrc",
      "connect-to = \"hub.docker.com:443:127.0.0.1:\(port.dropLast())\"\ncacert = \"\(home)/hub.crt\"\n")
    _ = fcntl(output, F_SETFL, fcntl(output, F_GETFL) | O_NONBLOCK)
  }

  deinit {
    kill(-process, SIGKILL)
    waitpid(process, nil, 0)
    close(output)
  }

  /// The descriptions that it took, each with the path of its repository in front.
  func descriptions() throws -> [[String]] {
    while let bytes = Spawn.read(output) { told += String(decoding: bytes, as: UTF8.self) }
    return try told.split(separator: "\n").map {
      try JSONDecoder().decode([String].self, from: Data($0.utf8))
    }
  }
}
