import ImageConfig

/// Values as Python and JSON write them, in ASCII and without a character that either one would take for
/// more than it is.
enum PythonText {
  static func literal(_ value: JSONValue) -> String {
    text(value, words: (null: "None", yes: "True", no: "False"), escape: pythonEscape)
  }

  /// JSON that is the same between three apostrophes.
  static func json(_ value: JSONValue) -> String {
    text(value, words: (null: "null", yes: "true", no: "false"), escape: jsonEscape)
  }

  private static func text(
    _ value: JSONValue, words: (null: String, yes: String, no: String), escape: (Unicode.Scalar) -> String
  ) -> String {
    switch value {
    case .null: return words.null
    case .bool(let isTrue): return isTrue ? words.yes : words.no
    case .number(let text): return text
    case .string(let text): return quoted(text, escape)
    case .list(let values):
      return "[" + values.map { text($0, words: words, escape: escape) }.joined(separator: ", ") + "]"
    case .object(let members):
      let pairs = members.sorted { $0.key < $1.key }.map { name, value in
        quoted(name, escape) + ": " + text(value, words: words, escape: escape)
      }
      return "{" + pairs.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String, _ escape: (Unicode.Scalar) -> String) -> String {
    let inner = text.unicodeScalars.map { scalar in
      isPlain(scalar) ? String(scalar) : escape(scalar)
    }
    return "\"" + inner.joined() + "\""
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    (0x20..<0x7F).contains(scalar.value) && !["\"", "'", "\\"].contains(scalar)
  }

  private static func pythonEscape(_ scalar: Unicode.Scalar) -> String {
    scalar.value > 0xFFFF ? "\\U" + hex(scalar.value, digits: 8) : "\\u" + hex(scalar.value, digits: 4)
  }

  private static func jsonEscape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { "\\u" + hex(UInt32($0), digits: 4) }.joined()
  }

  private static func hex(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(digits - text.utf8.count, 0)) + text
  }
}
