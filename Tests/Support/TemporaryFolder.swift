import Execution

/// A folder of a test's own, gone with it.
package final class TemporaryFolder {
  package let path: String

  package struct Failed: Error {
    let path: String
  }

  package init() throws {
    var template = Array("/tmp/orbyter-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template), let real = realpath(made, nil) else { throw Failed(path: "/tmp") }
    defer { free(real) }
    path = String(cString: real)
  }

  deinit {
    _ = try? Shell.posix.output(of: "rm -rf '\(path)'")
  }

  /// Makes the folders on the way, too.
  package func write(_ name: String, _ text: String) throws {
    makeFolders(for: name)
    guard let file = fopen("\(path)/\(name)", "w") else { throw Failed(path: name) }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failed(path: name) }
  }

  package func link(_ name: String, to target: String) throws {
    makeFolders(for: name)
    guard symlink(target, "\(path)/\(name)") == 0 else { throw Failed(path: name) }
  }

  private func makeFolders(for name: String) {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
  }

  package func read(_ name: String) throws -> String {
    try String(decoding: FileReader.read("\(path)/\(name)", limit: 1 << 20), as: UTF8.self)
  }
}
