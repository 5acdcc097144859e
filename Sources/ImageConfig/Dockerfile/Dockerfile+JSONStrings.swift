extension Dockerfile {
  /// The JSON form of an instruction, as strictly as docker's reader: what is no array of strings to the
  /// letter is read as words between blanks.
  struct JSONStrings {
    private var rest: Bytes

    static func parse(_ text: Bytes) -> [String]? {
      guard text.first == UInt8(ascii: "[") else { return nil }
      var parser = JSONStrings(rest: text.dropFirst())
      guard let strings = parser.strings() else { return nil }
      parser.skipSpace()
      return parser.rest.isEmpty ? strings : nil
    }

    private mutating func strings() -> [String]? {
      var strings: [String] = []
      skipSpace()
      if take("]") { return strings }
      while let string = string() {
        strings.append(string)
        skipSpace()
        if take("]") { return strings }
        guard take(",") else { return nil }
        skipSpace()
      }
      return nil
    }

    private mutating func string() -> String? {
      guard take("\"") else { return nil }
      var units: [UInt8] = []
      while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let scalar = escaped() else { return nil }
          units += Array(String(scalar).utf8)
        case 0..<0x20: return nil
        default: units.append(byte)
        }
      }
      return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
      switch rest.popFirst() {
      case UInt8(ascii: "\""): "\""
      case UInt8(ascii: "\\"): "\\"
      case UInt8(ascii: "/"): "/"
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      case UInt8(ascii: "u"): unicode()
      default: nil
      }
    }

    /// Half a surrogate pair is no error but the replacement character.
    private mutating func unicode() -> Unicode.Scalar? {
      guard let unit = hexadecimal() else { return nil }
      guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
      let behind = rest
      if take("\\"), take("u"), let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      }
      rest = behind
      return "\u{FFFD}"
    }

    private mutating func hexadecimal() -> UInt32? {
      var value: UInt32 = 0
      for _ in 0..<4 {
        guard let byte = rest.popFirst(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue
        else { return nil }
        value = value << 4 | UInt32(digit)
      }
      return value
    }

    private mutating func skipSpace() {
      rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest = rest.dropFirst()
      return true
    }
  }
}
