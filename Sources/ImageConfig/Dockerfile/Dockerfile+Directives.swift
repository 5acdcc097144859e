extension Dockerfile {
  /// The comments at the very top that are none: `# escape=`, `# syntax=` and `# check=`.
  struct Directives {
    private(set) var escape = UInt8(ascii: "\\")
    /// The image that reads the file, where it names one.
    private(set) var frontend: String?
    private var seen: [String] = []
    /// Set by the first line that is no directive; from there on all comments are comments.
    private var isOver = false

    /// Takes a line without its leading space.
    mutating func read(_ line: Bytes, at location: SourceLocation) throws(Problem) {
      guard !isOver else { return }
      guard let (name, value) = Self.parse(line) else {
        isOver = true
        return
      }
      guard !seen.contains(name) else { throw .repeatedDirective(name, at: location) }
      seen.append(name)
      if name == "syntax" { frontend = String(decoding: value, as: UTF8.self) }
      guard name == "escape" else { return }
      guard value.count == 1, let escape = value.first,
        escape == UInt8(ascii: "\\") || escape == UInt8(ascii: "`")
      else { throw .escapeCharacter(String(decoding: value, as: UTF8.self), at: location) }
      self.escape = escape
    }

    private static func parse(_ line: Bytes) -> (name: String, value: Bytes)? {
      guard line.first == UInt8(ascii: "#") else { return nil }
      let text = line.dropFirst().droppingLeadingSpace
      guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let value = text[(equals + 1)...]
      guard let last = value.last else { return nil }
      let word = droppingBlanks(text[..<equals])
      guard let name = ["escape", "syntax", "check"].first(where: word.isKeyword) else { return nil }
      let trimmed = droppingBlanks(value.drop(while: isBlank))
      // A value of blanks alone is one blank: a wrong escape character, not a comment.
      return (name, trimmed.isEmpty ? [last] : trimmed)
    }

    private static func droppingBlanks(_ bytes: Bytes) -> Bytes {
      var rest = bytes
      while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
      return rest
    }

    /// All of ASCII's white space but the vertical tab.
    private static func isBlank(_ byte: UInt8) -> Bool {
      byte != 0x0B && Bytes.isSpace(byte)
    }
  }
}
