extension Dockerfile {
  typealias Bytes = ArraySlice<UInt8>
}

/// White space is Unicode's, and so several bytes may be one: docker trims a no-break space as well.
extension ArraySlice<UInt8> {
  /// In bytes, and zero where something else comes first.
  var leadingSpaceLength: Int {
    guard let first else { return 0 }
    guard first >= 0x80 else { return Self.isSpace(first) ? 1 : 0 }
    return Self.spaceLength(String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first)
  }

  private var trailingSpaceLength: Int {
    guard let last else { return 0 }
    guard last >= 0x80 else { return Self.isSpace(last) ? 1 : 0 }
    return Self.spaceLength(String(decoding: suffix(4), as: UTF8.self).unicodeScalars.last)
  }

  var droppingLeadingSpace: Self {
    var rest = self
    repeat {
      rest = rest.drop(while: Self.isSpace)
      let length = rest.leadingSpaceLength
      guard length > 0 else { return rest }
      rest = rest.dropFirst(length)
    } while true
  }

  var droppingSpace: Self {
    var rest = droppingLeadingSpace
    while case let length = rest.trailingSpaceLength, length > 0 { rest = rest.dropLast(length) }
    return rest
  }

  /// The words between blanks. Unlike at the ends, only ASCII's blanks count here.
  var words: [Self] {
    split(whereSeparator: Self.isSpace)
  }

  private static func spaceLength(_ scalar: Unicode.Scalar?) -> Int {
    guard let scalar, scalar.isSpace else { return 0 }
    return UTF8.width(scalar)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether the text is this word, which is given in lower case, in any case.
  func isKeyword(_ word: String) -> Bool {
    elementsEqual(word.utf8) { $0 | 0x20 == $1 }
  }
}

extension Unicode.Scalar {
  /// Asking for a property is slow, and nearly all text is ASCII.
  var isSpace: Bool {
    isASCII ? ArraySlice.isSpace(UInt8(truncatingIfNeeded: value)) : properties.isWhitespace
  }
}
