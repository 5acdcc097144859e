extension Dockerfile {
  /// The words of an `ARG`. Quotes and escapes keep a word together and stay in it: the value is read
  /// when it is known what its variables stand for.
  struct ArgumentWords: Sequence, IteratorProtocol {
    private var rest: Bytes
    private let escape: UInt8

    init(_ text: Bytes, escape: UInt8) {
      rest = text
      self.escape = escape
    }

    mutating func next() -> Bytes? {
      rest = rest.droppingLeadingSpace
      let text = rest
      var end = text.startIndex
      var quote: UInt8?
      while let byte = rest.first, quote != nil || rest.leadingSpaceLength == 0 {
        rest = rest.dropFirst()
        if byte == quote {
          quote = nil
        } else if byte == escape, quote != UInt8(ascii: "'") {
          // An escape character with nothing behind it is no part of the word.
          guard rest.popFirst() != nil else { break }
        } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
          quote = byte
        }
        end = rest.startIndex
      }
      let word = text[..<end]
      return word.isEmpty ? nil : word
    }
  }
}
