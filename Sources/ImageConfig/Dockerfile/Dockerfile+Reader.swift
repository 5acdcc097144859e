extension Dockerfile {
  /// Sorts a file's instructions into stages.
  struct Reader {
    private let bytes: [UInt8]
    private let file: String
    private(set) var lines: InstructionLines
    private(set) var globalArguments: [Argument] = []
    private(set) var stages: [Stage] = []

    init(bytes: [UInt8], file: String) {
      self.bytes = bytes
      self.file = file
      lines = InstructionLines(bytes: bytes, file: file)
    }

    mutating func read() throws(Problem) {
      var isEmpty = true
      var slip: Problem?
      while let (text, start) = try lines.next() {
        isEmpty = false
        let instruction = Instruction(text, escape: lines.escape)
        try add(instruction, at: start)
        if slip == nil, instruction.keyword == .other { slip = Self.slip(text, at: start) }
        guard holder(of: instruction).takesHeredocs else { continue }
        let heredocs = try Heredoc.all(in: text, at: start)
        for heredoc in heredocs { try lines.skip(heredoc, from: start) }
        if !heredocs.isEmpty, let stage = stages.indices.last, stages[stage].heredocLine == nil {
          stages[stage].heredocLine = start.line
        }
      }
      guard stages.isEmpty else { return }
      try refuseOtherEncodings()
      let whole = SourceLocation(file: file)
      throw isEmpty ? .empty(at: whole) : slip ?? .noStage(at: whole)
    }

    /// A word that was meant to be FROM.
    private static func slip(_ line: Bytes, at start: SourceLocation) -> Problem? {
      let word = String(decoding: line.droppingSpace.prefix { !Bytes.isSpace($0) }, as: UTF8.self)
      return NearestName.of(word, among: ["FROM"]).map { _ in .almostFrom(word, at: start) }
    }

    /// The instruction that a here-document would belong to.
    private func holder(of instruction: Instruction) -> Instruction {
      guard instruction.keyword == .onbuild else { return instruction }
      return Instruction(instruction.rest, escape: lines.escape)
    }

    private mutating func add(_ instruction: Instruction, at start: SourceLocation) throws(Problem) {
      let line = start.line ?? 1
      switch instruction.keyword {
      case .from: try addStage(instruction, line, at: start)
      case .arg: addArguments(instruction, line)
      case .run, .copy, .add: addToStage(instruction, line)
      case .onbuild:
        guard let stage = stages.indices.last, stages[stage].triggerLine == nil else { return }
        stages[stage].triggerLine = line
      case .other: break
      }
    }

    private mutating func addStage(
      _ instruction: Instruction, _ line: Int, at location: SourceLocation
    ) throws(Problem) {
      guard String(validating: instruction.rest, as: UTF8.self) != nil else {
        throw .notUTF8(at: location)
      }
      guard !instruction.rest.contains(0) else { throw .zeroByte(at: location) }
      let words = instruction.rest.words
      let texts = words.map { String(decoding: $0, as: UTF8.self) }
      let name: String?
      switch words.count {
      case 1: name = nil
      case 3 where words[1].isKeyword("as"): name = texts[2].lowercased()
      default: throw .fromWords(texts, at: location)
      }
      if let name, !Self.isStageName(name) { throw .stageName(texts[2], at: location) }
      stages.append(
        Stage(
          index: stages.count, name: name, base: texts[0], platform: instruction.value(of: "platform"),
          line: line))
    }

    private static func isStageName(_ name: String) -> Bool {
      guard let first = name.utf8.first, first.isLowercaseLetter else { return false }
      return name.utf8.allSatisfy { $0.isLowercaseLetter || $0.isDigit || "-_.".utf8.contains($0) }
    }

    private mutating func addArguments(_ instruction: Instruction, _ line: Int) {
      for word in ArgumentWords(instruction.rest, escape: lines.escape) {
        let name = word.prefix { $0 != UInt8(ascii: "=") }
        let value = word[name.endIndex...]
        let argument = Argument(
          name: String(decoding: name, as: UTF8.self),
          defaultValue: value.isEmpty ? nil : String(decoding: value.dropFirst(), as: UTF8.self),
          line: line)
        if stages.isEmpty {
          globalArguments.append(argument)
        } else {
          stages[stages.count - 1].arguments.append(argument)
        }
      }
    }

    private mutating func addToStage(_ instruction: Instruction, _ line: Int) {
      guard !stages.isEmpty else { return }
      let stage = stages.count - 1
      if instruction.keyword == .run {
        for mount in instruction.flags where mount.name == "mount" {
          let mount = Mount(mount.value)
          if let source = mount.image {
            let paths = [mount.path].compactMap(\.self)
            stages[stage].sources.append(Source(kind: .mount, text: source, line: line, paths: paths))
          } else if let path = mount.path {
            stages[stage].mountedPaths.append(path)
          }
        }
      } else if instruction.keyword == .copy, let source = instruction.value(of: "from") {
        stages[stage].sources.append(
          Source(kind: .copy, text: source, line: line, paths: copiedPaths(instruction)))
      } else {
        let paths = copiedPaths(instruction)
        stages[stage].copiedPaths += paths
        if stages[stage].unpinnedLine == nil, instruction.keyword == .add,
          instruction.value(of: "checksum") == nil,
          paths.contains(where: { ContextPaths.mayBeRemote($0) })
        {
          stages[stage].unpinnedLine = line
        }
        if stages[stage].checksumLine == nil, instruction.value(of: "checksum") != nil {
          stages[stage].checksumLine = line
        }
      }
    }

    private func copiedPaths(_ instruction: Instruction) -> [String] {
      let escape = lines.escape
      return instruction.listedWords.dropLast().compactMap { word in
        if (try? Heredoc(word)) != nil { return nil }
        guard word.utf8.contains(where: { Self.isSpecial($0, escape: escape) }) else { return word }
        let style = ShellLexer.Style(keepsUnset: true)
        return (try? ShellLexer.read(word, escape: escape, style: style))?.text ?? word
      }
    }

    /// Whether the character can make a word read otherwise than it is written.
    private static func isSpecial(_ byte: UInt8, escape: UInt8) -> Bool {
      byte >= 0x80 || byte == escape || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "'")
        || byte == UInt8(ascii: "\"")
    }

    /// A file without stages may be UTF-16, in which no instruction is to be found: better said so.
    private func refuseOtherEncodings() throws(Problem) {
      var lines = PhysicalLines(bytes: bytes, file: file)
      while let line = try lines.next() {
        guard String(validating: line, as: UTF8.self) != nil else { throw .notUTF8(at: lines.location) }
        guard !line.contains(0) else { throw .zeroByte(at: lines.location) }
      }
    }
  }
}
