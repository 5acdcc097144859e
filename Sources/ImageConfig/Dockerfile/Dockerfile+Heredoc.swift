extension Dockerfile {
  /// A `<<WORD`: the lines behind the instruction are text, up to one that is the word.
  struct Heredoc: Equatable {
    let name: String
    /// Set by `<<-`: tabs may stand before the word that ends it.
    let dropsTabs: Bool

    /// Those of an instruction's line, in the order in which their texts follow. An unbalanced quote
    /// anywhere in the line means none to docker, and so the same here.
    static func all(in line: Bytes, at location: SourceLocation) throws(Problem) -> [Heredoc] {
      guard startsOne(line) else { return [] }
      let style = ShellLexer.Style(keepsQuotes: true, keepsEscapes: true, keepsUnset: true)
      let words = try? read(String(decoding: line, as: UTF8.self), style).words
      var heredocs: [Heredoc] = []
      for word in words ?? [] {
        do {
          if let heredoc = try Heredoc(word) { heredocs.append(heredoc) }
        } catch {
          throw .heredocWord(word, at: location)
        }
      }
      return heredocs
    }

    /// None where the word is another: `cat<<x`, `<<<x` and `"<<x"` start nothing.
    init?(_ word: String) throws(ShellLexer.Failure) {
      guard word.utf8.contains(UInt8(ascii: "<")) else { return nil }
      var rest = word.unicodeScalars.drop { ("0"..."9").contains($0) }
      guard rest.popFirst() == "<", rest.popFirst() == "<" else { return nil }
      dropsTabs = rest.first == "-"
      if dropsTabs { rest = rest.dropFirst() }
      rest = rest.drop { ["\t", "\n", "\u{C}", "\r", " "].contains($0) }
      guard !rest.isEmpty, !rest.contains("<") else { return nil }
      let words = try Self.read(String(rest), ShellLexer.Style(keepsUnset: true)).words
      guard words.count == 1, let name = words.first else { return nil }
      // Docker compares the two readings to see whether the word is quoted, and gives up on words like
      // `''` that only one of them has.
      let quoted = try Self.read(String(rest), ShellLexer.Style(keepsQuotes: true, keepsUnset: true))
      guard quoted.words.count == 1 else { throw ShellLexer.Failure() }
      self.name = name
    }

    /// The escape character is a backslash here, whatever `# escape=` says.
    private static func read(
      _ text: String, _ style: ShellLexer.Style
    ) throws(ShellLexer.Failure) -> ShellLexer.Result {
      try ShellLexer.read(text, escape: UInt8(ascii: "\\"), style: style)
    }

    private static func startsOne(_ line: Bytes) -> Bool {
      var rest = line
      while let angle = rest.firstIndex(of: UInt8(ascii: "<")) {
        rest = rest[(angle + 1)...]
        if rest.first == UInt8(ascii: "<") { return true }
      }
      return false
    }
  }
}
