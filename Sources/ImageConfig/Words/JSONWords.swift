/// A JSON array of strings, as docker takes it for the exec form of a command.
package enum JSONWords {
  /// The strings, or none where the text is no such array (then it is a line of words). No word of a command
  /// can hold a zero byte.
  package static func parse(_ text: String) -> [String]? {
    guard let words = JSONValue(text.utf8)?.texts, !words.contains(where: { $0.utf8.contains(0) }) else {
      return nil
    }
    return words
  }
}
