/// Splits a value into words as POSIX does: quotes, backslashes, `""` kept. `#` and `;` are ordinary,
/// a newline is a blank. Nothing is put in yet; what may be is told apart from what was escaped.
struct WordSplitter {
  /// A stretch of a word in which names may, or may not, stand for values.
  struct Segment: Equatable {
    var text: String
    var isExpandable: Bool
    var isQuoted: Bool
  }

  enum Problem: Error, Equatable {
    case unbalancedQuote(Character)
    case danglingBackslash
  }

  static func split(_ value: String) throws(Problem) -> [[Segment]] {
    var splitter = WordSplitter()
    var bytes = value.utf8[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "'"): try splitter.readSingleQuoted(&bytes)
      case UInt8(ascii: "\""): try splitter.readDoubleQuoted(&bytes)
      case UInt8(ascii: "\\"):
        guard let escaped = bytes.popFirst() else { throw .danglingBackslash }
        // A backslash at a line's end joins the lines.
        if escaped != .lineFeed { splitter.append(escaped, expandable: false, quoted: true) }
      case _ where byte.isBlank: splitter.endWord()
      default: splitter.append(byte, expandable: true, quoted: false)
      }
    }
    splitter.endWord()
    return splitter.words
  }

  private var words: [[Segment]] = []
  private var word: [Segment]?
  private var bytes: [UInt8] = []
  private var isExpandable = true
  private var isQuoted = false

  private mutating func append(_ byte: UInt8, expandable: Bool, quoted: Bool) {
    // Bytes of one character beyond ASCII stay together: only its first one can be an escaped one.
    let isContinuation = byte & 0xC0 == 0x80
    if !isContinuation, expandable != isExpandable || quoted != isQuoted { endSegment() }
    if !isContinuation {
      isExpandable = expandable
      isQuoted = quoted
    }
    bytes.append(byte)
    if word == nil { word = [] }
  }

  private mutating func endSegment() {
    guard !bytes.isEmpty else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    word?.append(Segment(text: text, isExpandable: isExpandable, isQuoted: isQuoted))
    bytes = []
  }

  private mutating func endWord() {
    endSegment()
    if let word { words.append(word) }
    word = nil
  }

  /// An empty pair of quotes is an empty word, or marks the word it touches as quoted.
  private mutating func startQuoted() {
    endSegment()
    if word == nil { word = [] }
    word?.append(Segment(text: "", isExpandable: false, isQuoted: true))
  }

  // Names are put in inside both kinds of quotes, as the predecessor did; `$$` stands for a dollar.
  private mutating func readSingleQuoted(_ rest: inout Substring.UTF8View) throws(Problem) {
    startQuoted()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "'") { return }
      append(byte, expandable: true, quoted: true)
    }
    throw .unbalancedQuote("'")
  }

  private mutating func readDoubleQuoted(_ rest: inout Substring.UTF8View) throws(Problem) {
    startQuoted()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return }
      guard byte == UInt8(ascii: "\\"), let next = rest.first else {
        append(byte, expandable: true, quoted: true)
        continue
      }
      switch next {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"):
        rest = rest.dropFirst()
        append(next, expandable: false, quoted: true)
      case .lineFeed: rest = rest.dropFirst()
      default: append(byte, expandable: true, quoted: true)
      }
    }
    throw .unbalancedQuote("\"")
  }
}
