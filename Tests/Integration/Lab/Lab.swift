import Testing

import Glibc

/// The folder in which the tests' engines, registries and servers live. `Tests/Integration/run` makes it,
/// and takes down what is in it.
enum Lab {
  static var isThere: Bool { variable("ORBYTER_LAB") != nil }
  static var isRequired: Bool { variable("CI").map { $0 != "false" } ?? false }

  /// The only system whose own packages hold docker 20.10.
  static var isDebian12: Bool {
    let words = ["grep", "-qx", "VERSION_CODENAME=bookworm", "/etc/os-release"]
    return (try? Invocation(words, environment: environment(home: "/")).run().exitCode) == 0
  }

  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  static var folder: String {
    get throws { try required("ORBYTER_LAB") }
  }

  /// One of the executables under test.
  static func executable(_ name: String) throws -> String {
    try required("ORBYTER_BIN") + "/" + name
  }

  private static func required(_ name: String) throws -> String {
    guard let value = variable(name) else {
      throw Missing(description: "\(name) is not set; run: make integration")
    }
    return value
  }

  static let repository = String(
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/"))

  /// What every program gets that a test starts.
  static func environment(home: String) -> [String: String] {
    var environment = ["HOME": home, "USER": "tester", "LOGNAME": "tester", "LC_ALL": "C", "TERM": "xterm"]
    // The first by which everything of the tests is found again.
    for name in ["ORBYTER_OWNER", "TMPDIR", "PATH"] { environment[name] = variable(name) }
    return environment
  }

  /// Starts a thing, or finds it running: `docker/engine KIND FOLDER OPTIONS`, and the lines it answers.
  static func start(_ kind: String, _ name: String, _ options: [String] = []) throws -> [String: String] {
    let words = [repository + "/docker/engine", kind, try thing(name)] + options
    let run = try Invocation(words, environment: environment(home: try folder), seconds: 120).run()
    guard run.exitCode == 0 else { throw Missing(description: "\(name): \(run.error)") }
    var answer: [String: String] = [:]
    for line in run.output.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { answer[String(parts[0])] = String(parts[1]) }
    }
    return answer
  }

  static func stop(_ name: String) throws {
    let words = [repository + "/docker/engine", "stop", try thing(name)]
    _ = try Invocation(words, environment: environment(home: try folder), seconds: 120).run()
  }

  static func thing(_ name: String) throws -> String { try "\(folder)/things/\(name)" }
}
