extension Dockerfile {
  /// An instruction taken apart: its word, the flags behind it, and the rest.
  struct Instruction {
    let keyword: Keyword
    let flags: [Flag]
    let rest: Bytes

    enum Keyword {
      case from, arg, run, copy, add, onbuild, other
    }

    init(_ line: Bytes, escape: UInt8) {
      let line = line.droppingSpace
      let name = line.prefix { !Bytes.isSpace($0) }
      keyword = Self.keyword(name)
      guard keyword != .other else {
        (flags, rest) = ([], [])
        return
      }
      let (flags, rest) = Flag.split(line[name.endIndex...].drop(while: Bytes.isSpace), escape: escape)
      self.flags = flags
      self.rest = rest.droppingSpace
    }

    private static func keyword(_ name: Bytes) -> Keyword {
      switch name.count {
      case 3 where name.isKeyword("run"): .run
      case 3 where name.isKeyword("arg"): .arg
      case 3 where name.isKeyword("add"): .add
      case 4 where name.isKeyword("from"): .from
      case 4 where name.isKeyword("copy"): .copy
      case 7 where name.isKeyword("onbuild"): .onbuild
      default: .other
      }
    }

    /// The flag's value, where it has one: docker takes `--from=` for no flag at all.
    func value(of flag: String) -> String? {
      flags.first { $0.name == flag && !$0.value.isEmpty }?.value
    }

    /// The words of a `COPY` or `ADD`: those of a JSON array or those between blanks.
    var listedWords: [String] {
      JSONValue(rest)?.texts ?? rest.words.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether here-documents can follow. In the JSON form `<<` is nothing special.
    var takesHeredocs: Bool {
      switch keyword {
      case .run, .copy, .add: JSONValue(rest)?.texts == nil
      case .from, .arg, .onbuild, .other: false
      }
    }
  }
}
