import CommandLine

/// The lines of an answer, from whoever gave it: `key value`, behind a first line of ours and up to a last.
package struct AnswerLines {
  package struct Line {
    private let key: String
    /// None of a line that no script of ours has.
    package let word: AnswerWord?
    package let value: String

    init(_ bytes: ArraySlice<UInt8>) {
      let key = bytes.prefix { $0 != UInt8(ascii: " ") }
      self.key = String(decoding: key, as: UTF8.self)
      word = AnswerWord(rawValue: self.key)
      value = String(decoding: bytes.dropFirst(key.count + 1), as: UTF8.self)
    }

    package var text: String { "\(key) \(value)" }
  }

  private var rest: ArraySlice<UInt8>
  private let place: String

  package init(_ answer: [UInt8], from place: String) throws(RemoteProblem) {
    self.place = place
    rest = answer[...]
    // What a shell over there prints when it starts comes first.
    while let line = take() {
      if Self.isFirst(line) { return }
    }
    throw .garbled(place: place, line: String(decoding: answer.prefix(200), as: UTF8.self))
  }

  /// Whether it is our first one, which may stand behind what a shell printed without a line's end.
  package static func isFirst(_ line: some BidirectionalCollection<UInt8>) -> Bool {
    line.suffix(AnswerWord.first.utf8.count).elementsEqual(AnswerWord.first.utf8)
  }

  /// None behind the last line; an answer that stops before it is none.
  package mutating func next() throws(RemoteProblem) -> Line? {
    guard let bytes = take() else { throw .cutShort(place: place) }
    let line = Line(bytes)
    return line.word == .end ? nil : line
  }

  private mutating func take() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }
}
