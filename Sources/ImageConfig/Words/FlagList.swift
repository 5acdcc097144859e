/// Words that are flags of a docker command, each with its value, and the words between them.
package struct FlagList: Equatable, Sendable {
  package private(set) var items: [Item] = []

  package enum Item: Equatable, Sendable {
    /// The words as they were written: `-v /a:/b`, `--mount=…`, `-it`. `names` has each flag in them.
    case flag(names: [String], words: [Word])
    /// A word that no flag in front of it asked for.
    case bare(Word)
  }

  /// - Parameter switches: the flags that take no value, by their long or short spelling.
  package init(_ words: [Word], switches: Set<String>, origin: Setting.Origin) throws(Setting.Problem) {
    var words = words[...]
    while let word = words.popFirst() {
      let mayBeFlag = word.isFlag || (word.isFromVariable && word.looksLikeFlag)
      guard mayBeFlag else {
        items.append(.bare(word))
        continue
      }
      // Behind a lone -- docker would take the next word for the image.
      if word.text == "--" { throw .strayWord("--", origin) }
      let (names, wantsValue) = Self.names(in: word.text, switches: switches)
      guard wantsValue else {
        items.append(.flag(names: names, words: [word]))
        continue
      }
      guard let value = words.popFirst() else { throw .flagWithoutValue(word.text, origin) }
      items.append(.flag(names: names, words: [word, value]))
    }
  }

  private static func names(in text: String, switches: Set<String>) -> ([String], wantsValue: Bool) {
    // Scalars: a combining mark is one Character with the letter or sign in front of it, but not to docker.
    let scalars = text.unicodeScalars
    if scalars.starts(with: "--".unicodeScalars) {
      let name = String(scalars.prefix { $0 != "=" })
      return ([name], name.utf8.count == text.utf8.count && !switches.contains(name))
    }
    var names: [String] = []
    var letters = scalars.dropFirst()
    while let letter = letters.popFirst() {
      names.append("-\(letter)")
      if !switches.contains("-\(letter)") { return (names, letters.isEmpty) }
      // `-t=false` is a switch with its value.
      if letters.first == "=" { break }
    }
    return (names, false)
  }
}
