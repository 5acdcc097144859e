import ImageConfig

/// The four ways to write a string.
extension TOMLReader {
  mutating func readString() throws(Invalid) -> [UInt8] {
    if takeIfThere("\"\"\"") { return try readLines(quote: UInt8(ascii: "\"")) }
    if takeIfThere("'''") { return try readLines(quote: UInt8(ascii: "'")) }
    return next == UInt8(ascii: "'") ? try readLiteralString() : try readBasicString()
  }

  mutating func readLiteralString() throws(Invalid) -> [UInt8] {
    try take("'")
    let start = position
    while let byte = next, byte != UInt8(ascii: "'") {
      if byte.isTOMLControl { throw invalid }
      position += 1
    }
    try take("'")
    return Array(bytes[start..<position - 1])
  }

  mutating func readBasicString() throws(Invalid) -> [UInt8] {
    try take("\"")
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        text += try readEscape()
      } else if byte.isTOMLControl {
        throw invalid
      } else {
        text.append(byte)
        position += 1
      }
    }
    try take("\"")
    return text
  }

  /// Behind three quotes, up to three others; one or two right in front of those belong to the text.
  private mutating func readLines(quote: UInt8) throws(Invalid) -> [UInt8] {
    if next == .lineFeed { position += 1 }
    var text: [UInt8] = []
    while let byte = next {
      if byte == quote, bytes[position...].prefix(3).elementsEqual(repeatElement(quote, count: 3)) {
        position += 3
        for _ in 0..<2 where next == quote {
          text.append(quote)
          position += 1
        }
        return text
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        text += try joinsLines() ? [] : readEscape()
      } else if byte.isTOMLControl, byte != .lineFeed {
        throw invalid
      } else {
        text.append(byte)
        position += 1
      }
    }
    throw invalid
  }

  /// A backslash at a line's end takes away all blanks up to the next word.
  private mutating func joinsLines() throws(Invalid) -> Bool {
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let end = bytes[position...].dropFirst().firstIndex { !isSpace($0) } ?? bytes.count
    if end < bytes.count, bytes[end] != .lineFeed {
      // Blanks behind the backslash, and then no line's end.
      if end > position + 1 { throw invalid }
      return false
    }
    position = bytes[end...].firstIndex { !isSpace($0) && $0 != .lineFeed } ?? bytes.count
    return true
  }

  private mutating func readEscape() throws(Invalid) -> [UInt8] {
    let letter = position + 1 < bytes.count ? bytes[position + 1] : 0
    position += 2
    switch letter {
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
    case UInt8(ascii: "n"): return [.lineFeed]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "r"): return [.carriageReturn]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [letter]
    case UInt8(ascii: "u"): return try readScalar(digits: 4)
    case UInt8(ascii: "U"): return try readScalar(digits: 8)
    default: throw invalid
    }
  }

  private mutating func readScalar(digits count: Int) throws(Invalid) -> [UInt8] {
    let digits = bytes[min(position, bytes.count)...].prefix(count)
    guard digits.count == count, digits.allSatisfy(\.isHexDigit),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { throw invalid }
    position += count
    return Array(String(scalar).utf8)
  }
}
