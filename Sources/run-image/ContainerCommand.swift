import ImageConfig

/// What runs in the container: `cmd=`, or `-c`, as words or as a JSON array.
enum ContainerCommand {
  /// For `--shell`: the better of the two that an image may have. Its first word is the entry point.
  static let shell = ["sh", "-c", "if command -v bash >/dev/null; then exec bash; else exec sh; fi"]

  static func words(_ setting: Setting, _ substitution: Substitution) throws(Setting.Problem) -> [String] {
    guard let elements = JSONWords.parse(setting.text) else {
      return try substitution.words(of: setting).map(\.text)
    }
    var words: [String] = []
    for element in elements {
      words.append(try substitution.word(verbatim: element, setting.origin).text)
    }
    return words
  }
}
