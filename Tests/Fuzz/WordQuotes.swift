/// Words written by somebody else's rules, so that reading them is no echo of writing them.
enum WordQuotes {
  /// Each word in one of the ways that POSIX has, with blanks between them.
  static func quoted(_ words: [String], _ mutator: inout Mutator) -> String {
    var text = ""
    for word in words {
      switch mutator.below(3) {
      case 0: text += "'" + word.unicodeScalars.map { $0 == "'" ? "'\"'\"'" : String($0) }.joined() + "'"
      case 1: text += "\"" + word.unicodeScalars.map(inDoubleQuotes).joined() + "\""
      default: text += word.isEmpty ? "\"\"" : word.unicodeScalars.map(escaped).joined()
      }
      text += mutator.pick([" ", "\n", "\t ", "  "])
    }
    return text
  }

  private static func inDoubleQuotes(_ scalar: Unicode.Scalar) -> String {
    ["\"", "\\", "$", "`"].contains(scalar) ? "\\\(scalar)" : String(scalar)
  }

  /// A backslash before a line break would join the lines.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    scalar == "\n" ? "'\n'" : "\\\(scalar)"
  }

  /// A JSON array, which can't have NUL: docker refuses it.
  static func json(_ words: [String], _ mutator: inout Mutator) -> String {
    var elements: [String] = []
    for word in words {
      let isEscaped = mutator.chance(1, in: 2)
      elements.append("\"" + withoutNUL(word).unicodeScalars.map { inJSON($0, isEscaped) }.joined() + "\"")
    }
    return " [ " + elements.joined(separator: mutator.pick([",", " ,\n"])) + "]\n"
  }

  static func withoutNUL(_ word: String) -> String {
    String(String.UnicodeScalarView(word.unicodeScalars.filter { $0 != "\0" }))
  }

  private static func inJSON(_ scalar: Unicode.Scalar, _ isEscaped: Bool) -> String {
    if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
    // Control characters must be.
    guard isEscaped || scalar.value < 0x20 else { return String(scalar) }
    return String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined()
  }
}
