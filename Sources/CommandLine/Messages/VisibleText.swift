import ImageConfig

/// Text from outside inside a message: in quotes, without anything a terminal would act on, and not
/// longer than a person reads.
package enum VisibleText {
  private static let longest = 120

  /// Of a name among others.
  private static let shortest = 40
  private static let mostNames = 12

  package static func quoted(_ text: String) -> String {
    "'" + plain(text) + "'"
  }

  /// What another program gave as its reason: the last of it tells most.
  package static func reason(_ text: String) -> String {
    let text = oneLine(text)
    return plain(text.hasSuffix(".") ? String(text.dropLast()) : text, upTo: 500)
  }

  /// Of any length: a line of a result.
  package static func line(_ text: String) -> String { plain(text, upTo: .max) }

  /// Of a complaint, which names its cause last.
  package static func complaint(_ text: String) -> String {
    let text = oneLine(text)
    let end = text.unicodeScalars.suffix(longest)
    return (end.startIndex == text.unicodeScalars.startIndex ? "" : "...")
      + plain(String(end), upTo: 2 * longest)
  }

  /// Other programs say what they say in several lines, and end it with a line break.
  private static func oneLine(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      var line = line.drop(while: \.isWhitespace)
      while line.last?.isWhitespace == true { line.removeLast() }
      return line
    }
    return lines.filter { !$0.isEmpty }.reduce(into: "") { joined, line in
      if let end = joined.last { joined += ".:;,!?".contains(end) ? " " : "; " }
      joined += line
    }
  }

  package static func plain(_ text: String, upTo limit: Int = longest) -> String {
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
      let piece = visible(scalar)
      count += piece.unicodeScalars.count
      if count > limit { return shown + "..." }
      shown += piece
    }
    return shown
  }

  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    case _ where scalar.isControl: "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }

  /// A few of many names.
  package static func list(_ names: [String]) -> String {
    let shown = names.prefix(mostNames).map { plain($0, upTo: shortest) }.joined(separator: ", ")
    return names.count > mostNames ? "\(shown) and \(names.count - mostNames) more" : shown
  }

  /// The way from the first name to the last, however long it is.
  package static func chain(_ names: [String]) -> String {
    var shown = names.map { plain($0, upTo: shortest) }
    if shown.count > mostNames { shown.replaceSubrange(mostNames - 1..<shown.count - 1, with: ["..."]) }
    return shown.joined(separator: " -> ")
  }
}
