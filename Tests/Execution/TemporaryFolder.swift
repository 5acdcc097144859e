import CommandLine
import Testing

@testable import Execution

/// A folder of a test's own, gone with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/orbyter-test-XXXXXX".utf8CString)
    let made = mkdtemp(&template)
    path = try #require(made.flatMap { realpath($0, nil) }.map { String(cString: $0) })
  }

  deinit {
    _ = Probe.ask(.init("rm", ["-rf", path]), environment: ProcessEnvironment.current)
  }

  func write(_ name: String, _ text: String) throws {
    let folder = name.split(separator: "/").dropLast().joined(separator: "/")
    if !folder.isEmpty {
      _ = Probe.ask(.init("mkdir", ["-p", "\(path)/\(folder)"]), environment: ProcessEnvironment.current)
    }
    var files = TemporaryFiles()
    try files.write(.init(path: "\(path)/\(name)", contents: Array(text.utf8), isTemporary: false))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try FileReader.read("\(path)/\(name)", limit: 1 << 20), as: UTF8.self)
  }

  func shell(_ line: String) -> Probe? {
    Probe.ask(.init("sh", ["-c", "cd '\(path)' && \(line)"]), environment: ProcessEnvironment.current)
  }
}
