import CommandLine
import ImageConfig

/// The flags that one key of run.cfg gives to `docker run`.
struct RunFlags: Equatable {
  var items: [FlagList.Item] = []
  var warnings: [Warning] = []
  /// What must be there before the container is.
  var preparations: [Step] = []

  static let none = RunFlags()

  private init() {}

  init(flag: String, value: String) {
    add(flag, value)
  }

  init(warning: Warning) {
    warnings = [warning]
  }

  mutating func add(_ flag: String, _ value: String) {
    items.append(.flag(names: [flag], words: [Word(flag), Word(value)]))
  }

  mutating func add(switch flag: String) {
    items.append(.flag(names: [flag], words: [Word(flag)]))
  }

  mutating func add(_ others: RunFlags) {
    items += others.items
    warnings += others.warnings
    preparations += others.preparations
  }

  /// - Parameters:
  ///   - key: the key whose flags these are; its docked spelling has the same.
  ///   - missingFlag: what stands in front of a bare word; none where a bare word is a mistake.
  ///   - completed: a bare word as it is meant.
  init(
    _ words: [Word], key: ConfigKey, missingFlag: String?, origin: Setting.Origin,
    completed: (Word) throws(Setting.Problem) -> Word = { $0 }
  ) throws(Setting.Problem) {
    let list = try FlagList(words, switches: DockerRunFlags.switches, origin: origin)
    for item in list.items {
      switch item {
      case .flag(let names, let words):
        try check(names, of: words, key: key, origin)
        items.append(item)
      case .bare(let word):
        if word.startsComment { throw .inlineComment(word.text, origin) }
        guard let missingFlag else {
          throw word.looksLikeFlag ? .flagFromValue(flag: word.text, origin) : .strayWord(word.text, origin)
        }
        items.append(.flag(names: [missingFlag], words: [Word(missingFlag), try completed(word)]))
      }
    }
  }

  private mutating func check(
    _ names: [String], of words: [Word], key: ConfigKey, _ origin: Setting.Origin
  ) throws(Setting.Problem) {
    guard let own = DockerRunFlags.own[key] else { return }
    for name in names where !own.contains(name) {
      // `volumes=$VOLUMES` may hold mounts, and nothing that lets the container do more.
      if let word = words.first, word.isFromVariable { throw .flagFromVariable(flag: word.text, origin) }
      warnings.append(.misplacedFlag(name, rightKey: DockerRunFlags.rightKey(for: name).name, origin))
    }
  }

  func contains(_ names: Set<String>) -> Bool {
    items.contains { item in
      guard case .flag(let written, _) = item else { return false }
      return written.contains(where: names.contains)
    }
  }

  /// What stands behind a flag, or behind its `=`.
  func values(of names: Set<String>) -> [String] {
    items.compactMap { item in
      guard case .flag(let written, let words) = item, written.contains(where: names.contains),
        let last = words.last
      else { return nil }
      if words.count > 1 { return last.text }
      return last.text.utf8.firstIndex(of: UInt8(ascii: "=")).map { String(last.text[$0...].dropFirst()) }
    }
  }
}
