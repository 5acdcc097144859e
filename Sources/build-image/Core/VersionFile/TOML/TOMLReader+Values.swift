import ImageConfig

/// Values that are no strings.
extension TOMLReader {
  mutating func readValue(_ depth: Int) throws(Invalid) -> TOMLValue {
    if depth > Self.deepest { throw invalid }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return .string(String(decoding: try readString(), as: UTF8.self))
    case UInt8(ascii: "["): return try readArray(depth)
    case UInt8(ascii: "{"): return try readInlineTable(depth)
    case UInt8(ascii: "t"):
      try take("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try take("false")
      return .boolean(false)
    default: return isMoment ? try readMoment() : try readNumber()
    }
  }

  private mutating func readArray(_ depth: Int) throws(Invalid) -> TOMLValue {
    try take("[")
    try skipSpaceAndLines()
    if takeIfThere("]") { return .array(isEmpty: true) }
    while true {
      _ = try readValue(depth + 1)
      try skipSpaceAndLines()
      if takeIfThere("]") { return .array(isEmpty: false) }
      try take(",")
      try skipSpaceAndLines()
      if takeIfThere("]") { return .array(isEmpty: false) }
    }
  }

  private mutating func readInlineTable(_ depth: Int) throws(Invalid) -> TOMLValue {
    let table = TOMLTable()
    try take("{")
    skipSpace()
    if takeIfThere("}") {
      table.isClosed = true
      return .table(table)
    }
    while true {
      try readPair(into: table, depth: depth) { _, _ in }
      skipSpace()
      if takeIfThere("}") {
        table.isClosed = true
        return .table(table)
      }
      try take(",")
      skipSpace()
    }
  }

  private mutating func readNumber() throws(Invalid) -> TOMLValue {
    let start = position
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] as [(StaticString, UInt8)] {
      if takeIfThere(prefix) {
        try takeDigits { $0.isHexDigit && (radix == 16 || ($0.isDigit && $0 < UInt8(ascii: "0") + radix)) }
        return .number(isZero: isZero(start + 2))
      }
    }
    _ = takeIfThere("+") || takeIfThere("-")
    if takeIfThere("inf") || takeIfThere("nan") { return .number(isZero: false) }
    if !takeIfThere("0") { try takeDigits(\.isDigit) }
    if takeIfThere(".") { try takeDigits(\.isDigit) }
    let result = TOMLValue.number(isZero: isZero(start))
    if takeIfThere("e") || takeIfThere("E") {
      _ = takeIfThere("+") || takeIfThere("-")
      try takeDigits(\.isDigit)
    }
    return result
  }

  /// At least one; an underscore may stand between two.
  private mutating func takeDigits(_ isDigit: (UInt8) -> Bool) throws(Invalid) {
    repeat {
      guard let byte = next, isDigit(byte) else { throw invalid }
      while let byte = next, isDigit(byte) { position += 1 }
    } while takeIfThere("_")
  }

  private func isZero(_ start: Int) -> Bool {
    bytes[start..<position].allSatisfy { !$0.isHexDigit || $0 == UInt8(ascii: "0") }
  }
}
