extension Substitution {
  /// The words of a command of run.cfg, which is a line of words, or a JSON array of them.
  package func command(of setting: Setting) throws(Setting.Problem) -> [String] {
    guard let elements = JSONWords.parse(setting.text) else { return try words(of: setting).map(\.text) }
    var words: [String] = []
    for element in elements { words.append(try word(verbatim: element, setting.origin).text) }
    return words
  }
}

extension Setting {
  private static let shellWords: Set = ["&&", "||", "|", "&", "<", ">", ">>", "2>&1"]

  /// The first word of a command that has a meaning to a shell alone, and that nobody has put quotes around.
  package var shellWord: String? {
    guard JSONWords.parse(text) == nil, let words = try? WordSplitter.split(text) else { return nil }
    return words.filter { $0.allSatisfy { !$0.isQuoted } }.map { $0.map(\.text).joined() }.first { word in
      // A `;` alone ends what find is to execute.
      Self.shellWords.contains(word) || word.utf8.last == UInt8(ascii: ";") && word.utf8.count > 1
    }
  }
}
