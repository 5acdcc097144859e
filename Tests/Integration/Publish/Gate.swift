import Foundation
import Glibc
import Testing

/// What stands in front of a real registry and ill-treats the requests that it is told to.
final class Gate {
  private let process: pid_t
  private let folder: String
  let host: String

  /// - Parameter folder: of the test's own, where the gate keeps its rules and tells of its requests.
  init(to registry: Registry, in engine: Engine, _ folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (output, end) = try Spawn.pipe()
    let nothing = open("/dev/null", O_RDWR)
    let port = registry.host.split(separator: ":").last.map(String.init) ?? ""
    let program = engine.enterNetwork + [Lab.repository + "/Tests/Integration/Publish/gate", port, folder]
    let invocation = Invocation(program, environment: Lab.environment(home: try Lab.folder))
    process = try Spawn.start(invocation, .these(nothing, end, STDERR_FILENO))
    for file in [end, nothing] { close(file) }
    defer { close(output) }
    let deadline = Deadline(seconds: 20)
    var told = ""
    while !told.hasSuffix("\n"), !deadline.hasPassed, let bytes = Spawn.read(output) {
      told += String(decoding: bytes, as: UTF8.self)
    }
    host = "127.0.0.1:\(told.dropLast())"
  }

  deinit {
    kill(-process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// From now on, with its memory of requests emptied; without a rule everything passes.
  func rule(_ lines: String...) throws {
    try Data().write(to: URL(fileURLWithPath: "\(folder)/requests"))
    let text = lines.map { $0 + "\n" }.joined()
    try text.write(toFile: "\(folder)/rules", atomically: true, encoding: .utf8)
  }

  /// Each as `METHOD PATH` and what came of it.
  var requests: [String] {
    let text = (try? String(contentsOfFile: "\(folder)/requests", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// How many of them came to such an end.
  func count(_ method: String, _ path: String, _ end: String) -> Int {
    requests.count { $0.hasPrefix(method + " ") && $0.contains(path) && $0.hasSuffix(" " + end) }
  }

  /// Whether any was to change something.
  var hasPushed: Bool {
    requests.contains { request in ["POST ", "PUT ", "PATCH "].contains { request.hasPrefix($0) } }
  }
}
