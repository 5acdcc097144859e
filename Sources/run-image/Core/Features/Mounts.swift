import CommandLine
import ImageConfig

/// `volumes=`: `-v` and `--mount`, in which a path that is put in stays one path.
enum Mounts {
  static func flags(_ inputs: RunInputs) throws(Setting.Problem) -> RunFlags {
    guard let setting = try inputs.setting(.volumes) else { return .none }
    var flags = try RunFlags(
      inputs.words(setting), key: .volumes, missingFlag: "-v", origin: setting.origin)
    for index in flags.items.indices {
      guard case .flag(let names, var words) = flags.items[index], let value = words.indices.last else {
        continue
      }
      if names == ["--mount"] {
        words[value] = Word(quotedFields(of: words[value]))
      } else if names == ["-v"] || names == ["--volume"] {
        try refuseColons(in: words[value], setting.origin)
        let text = words[value].text
        if text.hasPrefix("~/") { throw Setting.Problem.tildeInPath(text, setting.origin) }
      }
      flags.items[index] = .flag(names: names, words: words)
    }
    return looked(at: flags, of: setting.origin, inputs)
  }

  /// Flags, as `args=` may hold mounts too, with what is to be known and done about the paths in them: what is
  /// not there docker would make as root's, and elsewhere it is another machine's.
  /// - Parameter origin: none where nobody said any.
  static func looked(at flags: RunFlags, of origin: Setting.Origin?, _ inputs: RunInputs) -> RunFlags {
    var flags = flags
    if let origin, inputs.isOfThisMachine(origin) { flags.leaveOutMounts(origin) }
    for case .flag(let names, let words) in flags.items {
      guard let path = source(names, words.map(\.text)) else { continue }
      if case .elsewhere(let engine) = inputs.host.engine, !inputs.isDocked {
        flags.warnings.append(.run(.mountElsewhere(path, engine: engine)))
      } else if names != ["--mount"], !inputs.isElsewhere, !inputs.isThere(path) {
        // For --mount, docker refuses it with its name.
        flags.preparations.append(.run(Command("mkdir", ["-p", "--", path])))
      }
    }
    return flags
  }

  /// The folder or file of this machine that is mounted; none for a volume of the engine's.
  fileprivate static func source(_ names: [String], _ words: [String]) -> String? {
    guard let name = names.first, ["-v", "--volume", "--mount"].contains(name), names.count == 1,
      var value = words.last
    else { return nil }
    if words.count == 1 {
      value = String(value.dropFirst(name.count))
      if value.hasPrefix("=") { value.removeFirst() }
    }
    guard let path = name == "--mount" ? bound(value) : firstSide(value),
      path.hasPrefix("/") || path.hasPrefix("./") || path.hasPrefix("../")
    else { return nil }
    return path
  }

  private static func firstSide(_ value: String) -> String? {
    let sides = value.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return sides.count > 1 ? sides.first.map { String(Substring($0)) } : nil
  }

  /// Of `type=bind,source=…`.
  private static func bound(_ value: String) -> String? {
    let fields = (CSVFields.of(value.utf8) ?? []).map { String(decoding: $0, as: UTF8.self) }
    guard fields.contains("type=bind") else { return nil }
    return fields.compactMap { field in
      ["source=", "src="].first(where: field.hasPrefix).map { String(field.dropFirst($0.count)) }
    }.last
  }

  /// One of our own: the value of a `--mount`.
  static func bind(_ source: String, at target: String, isReadOnly: Bool = false) -> String {
    let parts: [Word.Part] = [
      .literal("type=bind,source="), .value(source, variable: nil),
      .literal(",target=\(target)" + (isReadOnly ? ",readonly" : "")),
    ]
    return quotedFields(of: Word(parts: parts))
  }

  /// docker reads `--mount` as a line of CSV: a comma in a path would begin another option.
  private static func quotedFields(of word: Word) -> String {
    guard !word.isFromVariable, word.parts.contains(where: isAwkward) else { return word.text }
    var fields: [(text: String, isAwkward: Bool)] = [("", false)]
    for part in word.parts {
      var pieces = [part.text]
      if case .literal(let text) = part {
        pieces = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
          .map { String(Substring($0)) }
      }
      for (number, piece) in pieces.enumerated() {
        if number > 0 { fields.append(("", false)) }
        fields[fields.count - 1].text += piece
        if isAwkward(part) { fields[fields.count - 1].isAwkward = true }
      }
    }
    return fields.map { field in
      guard field.isAwkward else { return field.text }
      let flag = field.text.hasPrefix("--mount=") ? "--mount=" : ""
      let content = field.text.dropFirst(flag.count).split(separator: "\"", omittingEmptySubsequences: false)
      return "\(flag)\"\(content.joined(separator: "\"\""))\""
    }.joined(separator: ",")
  }

  private static func isAwkward(_ part: Word.Part) -> Bool {
    guard case .value(let text, _) = part else { return false }
    return text.utf8.contains { ",\"\n\r".utf8.contains($0) }
  }

  /// A colon in what was put in would turn a path into source and target.
  private static func refuseColons(in word: Word, _ origin: Setting.Origin) throws(Setting.Problem) {
    // A variable that is the whole word may well hold `source:target`.
    guard word.parts.filter({ !$0.text.isEmpty }).count > 1 else { return }
    for case .value(let text, _) in word.parts where text.utf8.contains(UInt8(ascii: ":")) {
      throw .colonInPath(text, origin)
    }
  }
}

extension RunFlags {
  /// docker over there would make an empty folder of each path.
  fileprivate mutating func leaveOutMounts(_ origin: Setting.Origin) {
    var kept: [FlagList.Item] = []
    for item in items {
      guard case .flag(let names, let words) = item, let path = Mounts.source(names, words.map(\.text)) else {
        kept.append(item)
        continue
      }
      warnings.append(.mountStays(path, origin))
    }
    items = kept
  }
}
