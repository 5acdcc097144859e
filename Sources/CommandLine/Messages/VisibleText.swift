/// Text from outside inside a message: in quotes, without anything a terminal would act on, and not
/// longer than a person reads.
enum VisibleText {
  private static let longest = 120

  static func quoted(_ text: String) -> String {
    "'" + plain(text) + "'"
  }

  static func plain(_ text: String) -> String {
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == longest { return shown + "..." }
      count += 1
      switch scalar {
      case "\n": shown += "\\n"
      case "\t": shown += "\\t"
      case _ where scalar.isControl: shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// A few of many names.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map(plain).joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
