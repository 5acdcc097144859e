import ImageConfig

/// Sizes and counts as docker reads them, told apart from what it would refuse.
enum Quantity {
  /// `8g`, `512m`, `1.5gb`, bytes.
  static func size(_ words: [Word], _ origin: Setting.Origin) throws(Setting.Problem) -> String {
    let text = try one(words, origin)
    let units = ["b", "k", "m", "g", "t", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", ""]
    guard units.contains(rest(of: text).lowercased()) else {
      throw .notAQuantity(text, wanted: "a size such as 8g or 512m", origin)
    }
    return text
  }

  static func count(_ words: [Word], _ origin: Setting.Origin) throws(Setting.Problem) -> String {
    let text = try one(words, origin)
    guard rest(of: text).isEmpty else {
      throw .notAQuantity(text, wanted: "a number such as 2 or 1.5", origin)
    }
    return text
  }

  private static func one(_ words: [Word], _ origin: Setting.Origin) throws(Setting.Problem) -> String {
    guard words.count == 1, let word = words.first else { throw .notOneWord(words.map(\.text), origin) }
    return word.text
  }

  /// What stands behind the number; all of it where there is none.
  private static func rest(of text: String) -> String {
    let digits = text.utf8.prefix { $0.isDigit }
    var rest = text.utf8[digits.endIndex...]
    if rest.first == UInt8(ascii: "."), let next = rest.dropFirst().first, next.isDigit {
      rest = rest.dropFirst().drop { $0.isDigit }
    }
    return digits.isEmpty ? text + "?" : String(Substring(rest))
  }
}
