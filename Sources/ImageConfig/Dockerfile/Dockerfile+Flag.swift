extension Dockerfile {
  /// A `--name=value` behind an instruction's word.
  struct Flag: Equatable {
    var name: String
    var value: String

    /// The flags at the front, and what follows the blanks or the `--` behind them.
    static func split(_ text: Bytes, escape: UInt8) -> (flags: [Flag], rest: Bytes) {
      var flags: [Flag] = []
      var rest = text
      while true {
        rest = rest.drop(while: isSpace)
        guard rest.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]) else { return (flags, rest) }
        let word = takeWord(&rest, escape: escape)
        guard word.count > 2 else { return (flags, rest) }
        flags.append(Flag(word))
      }
    }

    private init(_ word: Bytes) {
      let name = word.dropFirst(2).prefix { $0 != UInt8(ascii: "=") }
      self.name = Self.string(name)
      value = Self.string(word[name.endIndex...].dropFirst())
    }

    /// The word at the front without its quotes. Here the escape character works in single quotes too.
    private static func takeWord(_ rest: inout Bytes, escape: UInt8) -> Bytes {
      var word: [UInt8] = []
      var quote: UInt8?
      var isEscaped = false
      var length = 0
      for byte in rest {
        if isEscaped {
          word.append(byte)
          isEscaped = false
        } else if byte == quote {
          quote = nil
        } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == escape {
          isEscaped = true
        } else if quote == nil, isSpace(byte) {
          break
        } else {
          word.append(byte)
        }
        length += 1
      }
      rest = rest.dropFirst(length)
      return word[...]
    }

    /// Docker reads flags byte by byte as if they were Latin-1, so `à`, which is C3 A0 in UTF-8, ends with
    /// a no-break space. What it takes for a flag's end must be the end here.
    private static func isSpace(_ byte: UInt8) -> Bool {
      Bytes.isSpace(byte) || byte == 0x85 || byte == 0xA0
    }

    private static func string(_ bytes: Bytes) -> String {
      guard !bytes.allSatisfy({ $0 < 0x80 }) else { return String(decoding: bytes, as: UTF8.self) }
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: bytes.map { Unicode.Scalar($0) })
      return String(scalars)
    }
  }
}
