/// What other programs tell in JSON, and the JSON that people write. As Go's reader has it, with which docker
/// reads: strict, but half a surrogate pair is the replacement character.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// As it was written.
  case number(String)
  case string(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// None where it is not JSON to the letter, or nested deeper than anything meant.
  package init?(_ text: some Sequence<UInt8>) {
    var reader = Reader(rest: Array(text)[...])
    guard let value = reader.value(depth: 0), reader.rest.isEmpty else { return nil }
    self = value
  }

  package subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }

  package var list: [JSONValue]? {
    if case .list(let values) = self { values } else { nil }
  }

  /// What an object holds, in the order of the keys.
  package var members: [JSONValue] {
    guard case .object(let members) = self else { return [] }
    return members.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A list of nothing but strings.
  package var texts: [String]? {
    guard let list else { return nil }
    let texts = list.compactMap(\.text)
    return texts.count == list.count ? texts : nil
  }
}

extension JSONValue {
  private struct Reader {
    var rest: ArraySlice<UInt8>
    private static let deepest = 64

    /// With the space around it.
    mutating func value(depth: Int) -> JSONValue? {
      guard depth < Self.deepest else { return nil }
      skipSpace()
      guard let value = bareValue(depth) else { return nil }
      skipSpace()
      return value
    }

    private mutating func bareValue(_ depth: Int) -> JSONValue? {
      switch rest.first {
      case UInt8(ascii: "\""): return string().map(JSONValue.string)
      case UInt8(ascii: "["): return list(depth)
      case UInt8(ascii: "{"): return object(depth)
      case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
      case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
      case UInt8(ascii: "n"): return take("null") ? .null : nil
      default: return number()
      }
    }

    private mutating func list(_ depth: Int) -> JSONValue? {
      guard take("[") else { return nil }
      skipSpace()
      if take("]") { return .list([]) }
      var values: [JSONValue] = []
      while let value = value(depth: depth + 1) {
        values.append(value)
        if take("]") { return .list(values) }
        guard take(",") else { return nil }
      }
      return nil
    }

    private mutating func object(_ depth: Int) -> JSONValue? {
      guard take("{") else { return nil }
      skipSpace()
      if take("}") { return .object([:]) }
      var members: [String: JSONValue] = [:]
      while true {
        skipSpace()
        guard let key = string() else { return nil }
        skipSpace()
        guard take(":"), let value = value(depth: depth + 1) else { return nil }
        members[key] = value
        if take("}") { return .object(members) }
        guard take(",") else { return nil }
      }
    }

    private mutating func number() -> JSONValue? {
      let start = rest
      _ = take("-")
      let whole = digits()
      guard whole > 0, whole == 1 || start[rest.startIndex - whole] != UInt8(ascii: "0") else { return nil }
      if take("."), digits() == 0 { return nil }
      if take("e") || take("E") {
        _ = take("+") || take("-")
        if digits() == 0 { return nil }
      }
      return .number(String(decoding: start[..<rest.startIndex], as: UTF8.self))
    }

    private mutating func digits() -> Int {
      let count = rest.prefix(while: \.isDigit).count
      rest = rest.dropFirst(count)
      return count
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

    private mutating func unicode() -> Unicode.Scalar? {
      guard let unit = hexadecimal() else { return nil }
      guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
      let behind = rest
      if take("\\u"), let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      }
      rest = behind
      return "\u{FFFD}"
    }

    private mutating func hexadecimal() -> UInt32? {
      let digits = rest.prefix(4)
      guard digits.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
      rest = rest.dropFirst(4)
      return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func skipSpace() {
      rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    private mutating func take(_ text: String) -> Bool {
      guard rest.starts(with: text.utf8) else { return false }
      rest = rest.dropFirst(text.utf8.count)
      return true
    }
  }
}
