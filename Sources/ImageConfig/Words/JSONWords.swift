/// A JSON array of strings, as docker takes it for the exec form of a command.
public enum JSONWords {
  /// The strings, or none where the text is no such array (then it is a line of words).
  public static func parse(_ text: String) -> [String]? {
    var rest = text.utf8.trimmed
    guard rest.popFirst() == UInt8(ascii: "[") else { return nil }
    var words: [String] = []
    rest = rest.trimmed
    if rest.first == UInt8(ascii: "]") { return rest.count == 1 ? [] : nil }
    while true {
      guard let word = string(&rest) else { return nil }
      words.append(word)
      rest = rest.trimmed
      switch rest.popFirst() {
      case UInt8(ascii: ","): rest = rest.trimmed
      case UInt8(ascii: "]"): return rest.isEmpty ? words : nil
      default: return nil
      }
    }
  }

  private static func string(_ rest: inout Substring.UTF8View) -> String? {
    guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape(&rest) else { return nil }
        bytes += escaped
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private static func escape(_ rest: inout Substring.UTF8View) -> [UInt8]? {
    guard let letter = rest.popFirst() else { return nil }
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      guard var code = hex(&rest) else { return nil }
      if (0xD800..<0xDC00).contains(code) {
        guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
          let low = hex(&rest), (0xDC00..<0xE000).contains(low)
        else { return nil }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code), code != 0 else { return nil }
      return Array(String(scalar).utf8)
    default: return nil
    }
  }

  private static func hex(_ rest: inout Substring.UTF8View) -> UInt32? {
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
    rest = rest.dropFirst(4)
    return UInt32(String(Substring(digits)), radix: 16)
  }
}
