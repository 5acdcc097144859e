extension Substitution {
  /// The same, where a name in braces that is not a known name is an error.
  package var strict: Substitution {
    var copy = self
    copy.isStrict = true
    return copy
  }

  /// The words of a list, in which an author of INI files may believe a comment to stand.
  package func list(of setting: Setting) throws(Setting.Problem) -> [Word] {
    let words = try words(of: setting)
    for word in words where word.startsComment { throw .inlineComment(word.text, setting.origin) }
    return words
  }
}
