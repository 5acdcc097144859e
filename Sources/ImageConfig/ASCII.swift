extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Blank to a person: space, tab, and the line and page breaks of old.
  package var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  package var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  package var isLowercaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  package var isUppercaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  package var isLetter: Bool { isLowercaseLetter || isUppercaseLetter }
  package var isAlphanumeric: Bool { isLetter || isDigit }
  package var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
  }
}

extension BidirectionalCollection where Element == UInt8 {
  /// Without the blanks at both ends.
  var trimmed: SubSequence {
    guard let start = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank })
    else { return self[endIndex...] }
    return self[start...last]
  }
}
