import Foundation

/// What stands in front of a real registry and ill-treats the requests that it is told to.
struct Gate {
  private let server: LocalServer
  private let folder: String
  let host: String

  /// - Parameter folder: of the test's own, where the gate keeps its rules and tells of its requests.
  init(to registry: Registry, in engine: Engine, _ folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let port = registry.host.split(separator: ":").last.map(String.init) ?? ""
    server = try LocalServer([Lab.repository + "/Tests/Integration/Publish/gate", port, folder], in: engine)
    host = "127.0.0.1:\(server.port)"
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
