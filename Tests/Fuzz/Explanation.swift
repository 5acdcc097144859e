import CommandLine

/// What every message promises: one line that a person can read, and the exit code of bad input.
enum Explanation {
  private static let longest = 1_000

  static func check(_ error: any Error, _ input: [UInt8]) throws(Failure) {
    guard let explained = error as? any Explained else {
      throw Failure("an error without an explanation: \(error)", input)
    }
    if explained.exitCode != 2 { throw Failure("exit code \(explained.exitCode) for \(error)", input) }
    try check(explained.explanation, input)
  }

  static func check(_ text: String, _ input: [UInt8]) throws(Failure) {
    if text.isEmpty { throw Failure("an empty message", input) }
    if text.unicodeScalars.contains(where: isControl) {
      throw Failure("a message with control characters: \(text.debugDescription)", input)
    }
    let count = text.unicodeScalars.count
    if count > longest { throw Failure("a message of \(count) characters: \(text)", input) }
  }

  /// C0, DEL, C1, line and paragraph separators, and what turns text round.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
