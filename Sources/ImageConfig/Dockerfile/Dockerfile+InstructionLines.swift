extension Dockerfile {
  /// The file's instructions as single lines: comments gone, continuations joined.
  struct InstructionLines {
    private var lines: PhysicalLines
    private var directives = Directives()

    init(bytes: [UInt8], file: String) {
      lines = PhysicalLines(bytes: bytes, file: file)
    }

    var escape: UInt8 { directives.escape }
    var frontend: String? { directives.frontend }

    /// The next instruction and where it starts.
    mutating func next() throws(Problem) -> (text: Bytes, start: SourceLocation)? {
      while let line = try lines.next()?.droppingLeadingSpace {
        try directives.read(line, at: lines.location)
        guard let first = line.first, first != UInt8(ascii: "#") else { continue }
        let start = lines.location
        guard let head = continued(line) else { return (line, start) }
        return (try joined(head), start)
      }
      return nil
    }

    /// Passes over a here-document's text and the line that ends it.
    mutating func skip(_ heredoc: Heredoc, from start: SourceLocation) throws(Problem) {
      while var line = try lines.next() {
        if heredoc.dropsTabs { line = line.drop { $0 == UInt8(ascii: "\t") } }
        if line.elementsEqual(heredoc.name.utf8) { return }
      }
      throw .unterminatedHeredoc(heredoc.name, at: start)
    }

    /// Nothing stands between the joined lines but what they themselves begin and end with.
    private mutating func joined(_ head: Bytes) throws(Problem) -> Bytes {
      var text = Array(head)
      while let line = try lines.next() {
        // A comment or an empty line does not end a continuation, although it has no escape itself.
        guard let first = line.droppingLeadingSpace.first, first != UInt8(ascii: "#") else { continue }
        guard let more = continued(line) else {
          text += line
          break
        }
        text += more
      }
      return text[...]
    }

    /// The line without the escape character and blanks that end it, when it goes on in the next one. An
    /// escaped escape character does not make it go on; neither does the last of three.
    private func continued(_ line: Bytes) -> Bytes? {
      var rest = line
      while let last = rest.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
        rest = rest.dropLast()
      }
      guard rest.last == escape else { return nil }
      rest = rest.dropLast()
      return rest.last == escape ? nil : rest
    }
  }
}
