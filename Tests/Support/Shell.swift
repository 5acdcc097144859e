import Execution

/// A real shell, to which words are shown.
package enum Shell: String, CaseIterable, Sendable {
  case posix = "sh"
  case bash
  case zsh
  case fish
  case csh = "tcsh"

  package static let allCases: [Shell] = [.posix, .bash]
  /// Those that an account may have, as far as they are installed.
  package static let logins: [Shell] =
    allCases
    + [.zsh, .fish, .csh].filter { shell in
      ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains { access($0 + shell.rawValue, X_OK) == 0 }
    }

  struct Failed: Error {}

  /// What the shell prints; the script is in a file, so that nothing quotes it on the way.
  package func output(of script: String) throws -> [UInt8] {
    var template = Array("/tmp/shell-test-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw Failed() }
    let path = String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
    defer { unlink(path) }
    let bytes = Array(script.utf8)
    guard write(file, bytes, bytes.count) == bytes.count, close(file) == 0 else { throw Failed() }
    guard let pipe = popen("\(rawValue) \(path)", "r") else { throw Failed() }
    var output: [UInt8] = []
    while case let byte = getc(pipe), byte >= 0 { output.append(UInt8(truncatingIfNeeded: byte)) }
    guard pclose(pipe) == 0 else { throw Failed() }
    return output
  }

  /// The words that the shell makes of a text.
  package func words(of text: String) throws -> [String] {
    try parts(of: output(of: "printf '%s\\0' \(text)"))
  }

  package func parts(of output: [UInt8]) -> [String] {
    output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
