extension Substitution {
  /// The words of a command of run.cfg, which is a line of words, or a JSON array of them.
  public func command(of setting: Setting) throws(Setting.Problem) -> [String] {
    guard let elements = JSONWords.parse(setting.text) else { return try words(of: setting).map(\.text) }
    var words: [String] = []
    for element in elements { words.append(try word(verbatim: element, setting.origin).text) }
    return words
  }
}
