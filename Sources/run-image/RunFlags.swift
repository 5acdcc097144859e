import CommandLine
import ImageConfig

/// The flags that one key of run.cfg gives to `docker run`.
struct RunFlags: Equatable {
  var items: [FlagList.Item] = []
  var warnings: [Warning] = []

  static let none = RunFlags()

  private init() {}

  init(flag: String, value: String) {
    items = [.flag(names: [flag], words: [Word(flag), Word(value)])]
  }

  /// - Parameters:
  ///   - key: the key whose flags these are; its docked spelling has the same.
  ///   - missingFlag: what stands in front of a bare word; none where a bare word is a mistake.
  init(_ words: [Word], key: String, missingFlag: String?, origin: Setting.Origin) throws(Setting.Problem) {
    let list = try FlagList(words, switches: DockerRunFlags.switches, origin: origin)
    for item in list.items {
      switch item {
      case .flag(let names, let words):
        try check(names, of: words, key: key, origin)
        items.append(item)
      case .bare(let word):
        guard let missingFlag else {
          throw word.looksLikeFlag ? .flagFromValue(flag: word.text, origin) : .strayWord(word.text, origin)
        }
        items.append(.flag(names: [missingFlag], words: [Word(missingFlag), word]))
      }
    }
  }

  private mutating func check(
    _ names: [String], of words: [Word], key: String, _ origin: Setting.Origin
  ) throws(Setting.Problem) {
    guard let own = DockerRunFlags.own[key] else { return }
    for name in names where !own.contains(name) {
      // `volumes=$VOLUMES` may hold mounts, and nothing that lets the container do more.
      if let word = words.first, word.isFromVariable { throw .flagFromVariable(flag: word.text, origin) }
      warnings.append(.misplacedFlag(name, rightKey: DockerRunFlags.rightKey(for: name), origin))
    }
  }

  func contains(_ names: Set<String>) -> Bool {
    items.contains { item in
      guard case .flag(let written, _) = item else { return false }
      return written.contains(where: names.contains)
    }
  }
}
