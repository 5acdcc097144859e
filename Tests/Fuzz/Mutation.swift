/// Texts made worse, step by step.
enum Mutation {
  /// What the grammars under test give a meaning to.
  private static let tokens: [String] = [
    "%(x)s", "%(name)s", "%(", "%%", "%", "$HOME", "${HOME}", "${", "$$", "$", "{user}", "<user>", "{", "}",
    "<<EOF",
    "<<-'E'", "\nEOF\n", "\"", "'", "\\", "\\\n", "\r\n", "\r", "\n", "\n  ", "\n\t", "\0", "[", "]", "[dev]",
    "[dev@ci]",
    "=", ":", "#", ";", "--privileged", "-v", "--mount=", ",", "@sha256:", ":", "/", "..", "FROM ", " AS ",
    "COPY --from=",
    "RUN --mount=from=x,", "ARG X=", "${X:-", "${X:+", "# escape=`\n", "ONBUILD ", "\u{202E}", "é", "🐳",
    "\u{FEFF}", " ", "-",
    "_", "5.0.0-rc.1", "99999999999999999999", "localhost:5000/", "ssh://", "[\"a\", \"b\"]", "\\u0041",
    "yes", "no",
  ]

  static func of(_ seed: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = seed
    for _ in 0...random.below(8) {
      let position = random.below(bytes.count + 1)
      let length = random.below(min(bytes.count - position, 40) + 1)
      switch random.below(8) {
      case 0 where position < bytes.count: bytes[position] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.removeSubrange(position..<position + length)
      case 2: bytes.insert(contentsOf: bytes[position..<position + length], at: random.below(bytes.count + 1))
      case 3: bytes.insert(contentsOf: [0x80 | UInt8(random.below(128))], at: position)
      case 4 where random.below(20) == 0:
        let token = Array(tokens[random.below(tokens.count)].utf8)
        bytes.insert(contentsOf: (0..<200 + random.below(2000)).flatMap { _ in token }, at: position)
      case 5: bytes = Array(bytes.prefix(position))
      default: bytes.insert(contentsOf: Array(tokens[random.below(tokens.count)].utf8), at: position)
      }
    }
    return bytes
  }
}
