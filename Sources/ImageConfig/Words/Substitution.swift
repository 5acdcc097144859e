/// The names that stand for values: `{user}` and its likes, `<user>`, `<project-name>`, and the
/// environment's `$NAME` and `${NAME}`. Nothing else is touched: `{{.ID}}`, JSON and awk stay.
package struct Substitution: Equatable, Sendable {
  /// By the name between the braces.
  package var braces: [String: String]
  /// None where `$` is an ordinary character.
  package var variables: [String: String]?
  /// Whether a name in braces that is not a known name is a mistake: in a path, docker makes a folder of it.
  var isStrict = false

  package init(braces: [String: String], variables: [String: String]?) {
    self.braces = braces
    self.variables = variables
  }

  /// Those of the names that may also stand between `<` and `>`.
  private static let angleNames = ["user", "project-name"]

  package var withoutVariables: Substitution {
    var copy = self
    copy.variables = nil
    return copy
  }

  package func adding(_ more: [String: String]) -> Substitution {
    var copy = self
    copy.braces.merge(more) { _, new in new }
    return copy
  }

  /// A value as words.
  package func words(of setting: Setting) throws(Setting.Problem) -> [Word] {
    var words: [Word] = []
    for segments in try Self.split(setting.text, setting.origin) {
      if let name = loneVariable(segments) {
        words += try split(variable: name, setting.origin)
      } else {
        words.append(try word(of: segments, setting.origin))
      }
    }
    return words
  }

  /// A value that is one word, as a name or a tag is.
  package func word(of setting: Setting) throws(Setting.Problem) -> Word {
    let split = try Self.split(setting.text, setting.origin)
    guard split.count == 1, let segments = split.first else {
      throw .notOneWord(
        try split.map { segments throws(Setting.Problem) in
          try word(of: segments, setting.origin).text
        }, setting.origin)
    }
    return try word(of: segments, setting.origin)
  }

  /// Text in which only names are put in, and nothing is split or unquoted: an element of a JSON array.
  package func word(verbatim text: String, _ origin: Setting.Origin) throws(Setting.Problem) -> Word {
    try word(of: [WordSplitter.Segment(text: text, isExpandable: true, isQuoted: true)], origin)
  }

  private static func split(
    _ text: String, _ origin: Setting.Origin
  ) throws(Setting.Problem) -> [[WordSplitter.Segment]] {
    do {
      return try WordSplitter.split(text)
    } catch {
      switch error {
      case .unbalancedQuote(let quote): throw .unbalancedQuote(quote, origin)
      case .danglingBackslash: throw .danglingBackslash(origin)
      }
    }
  }

  /// The variable's name, where the word is exactly an unquoted `$NAME`.
  private func loneVariable(_ segments: [WordSplitter.Segment]) -> String? {
    guard variables != nil, segments.count == 1, let segment = segments.first, !segment.isQuoted,
      segment.text.utf8.first == UInt8(ascii: "$")
    else { return nil }
    let name = segment.text.utf8.dropFirst()
    let bare =
      name.first == UInt8(ascii: "{") && name.last == UInt8(ascii: "}")
      ? name.dropFirst().dropLast() : name
    return Self.isVariableName(bare) ? String(Substring(bare)) : nil
  }

  private func split(variable name: String, _ origin: Setting.Origin) throws(Setting.Problem) -> [Word] {
    guard let value = variables?[name] else { throw .undefinedVariable(name, origin) }
    guard let words = try? WordSplitter.split(value) else { throw .unbalancedVariable(name, origin) }
    return words.map { segments in
      Word(
        parts: [.value(segments.map(\.text).joined(), variable: name)], isFromVariable: true)
    }
  }

  private func word(
    of segments: [WordSplitter.Segment], _ origin: Setting.Origin
  ) throws(Setting.Problem) -> Word {
    var parts: [Word.Part] = []
    for segment in segments {
      if segment.isExpandable {
        try expand(segment.text.utf8[...], into: &parts, origin)
      } else {
        parts.append(.literal(segment.text))
      }
    }
    return Word(parts: parts)
  }

  private func expand(
    _ text: Substring.UTF8View, into parts: inout [Word.Part], _ origin: Setting.Origin
  ) throws(Setting.Problem) {
    // Found once: an open brace without end would be looked for again and again.
    let lastClose = text.lastIndex(of: UInt8(ascii: "}")) ?? text.startIndex
    var literal = text[..<text.startIndex]
    var rest = text
    func flush() {
      if !literal.isEmpty { parts.append(.literal(String(Substring(literal)))) }
    }
    while let byte = rest.first {
      if let (part, after) = try part(at: rest, byte, lastClose, origin) {
        flush()
        parts.append(part)
        rest = after
        literal = rest[..<rest.startIndex]
      } else {
        rest = rest.dropFirst()
        literal = text[literal.startIndex..<rest.startIndex]
      }
    }
    flush()
  }

  private func part(
    at rest: Substring.UTF8View, _ byte: UInt8, _ lastClose: String.Index, _ origin: Setting.Origin
  ) throws(Setting.Problem) -> (Word.Part, Substring.UTF8View)? {
    switch byte {
    case UInt8(ascii: "{"):
      guard let (name, after) = Self.name(in: rest, closedBy: UInt8(ascii: "}")) else { return nil }
      guard let value = braces[name] else {
        try refuse(name, written: "{\(name)}", origin)
        return nil
      }
      return (.value(value, variable: nil), after)
    case UInt8(ascii: "<"):
      guard let (name, after) = Self.name(in: rest, closedBy: UInt8(ascii: ">")) else { return nil }
      guard Self.angleNames.contains(name), let value = braces[name] else {
        try refuse(name, written: "<\(name)>", origin)
        return nil
      }
      return (.value(value, variable: nil), after)
    case UInt8(ascii: "$"):
      guard let variables else { return nil }
      return try variable(at: rest.dropFirst(), variables, lastClose, origin)
    default: return nil
    }
  }

  /// What looks like one of our names and is none.
  private func refuse(_ name: String, written: String, _ origin: Setting.Origin) throws(Setting.Problem) {
    let isName = { (byte: UInt8) in
      byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
    guard isStrict, let first = name.utf8.first, !first.isDigit, name.utf8.allSatisfy(isName) else { return }
    let nearest = NearestName.of(name, among: braces.keys.sorted())
    throw .unknownName(written, nearest: nearest.map { "{\($0)}" }, origin)
  }

  private func variable(
    at rest: Substring.UTF8View, _ variables: [String: String], _ lastClose: String.Index,
    _ origin: Setting.Origin
  ) throws(Setting.Problem) -> (Word.Part, Substring.UTF8View)? {
    let name: Substring.UTF8View
    let after: Substring.UTF8View
    switch rest.first {
    case UInt8(ascii: "$")?:
      return (.literal("$"), rest.dropFirst())
    case UInt8(ascii: "{")?:
      guard lastClose > rest.startIndex else {
        throw .unclosedVariable("$" + String(Substring(rest.prefix(40))), origin)
      }
      name = rest.dropFirst().prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
      after = rest[name.endIndex...].dropFirst()
      // ${X:-default} and the like are a shell's; here they stay as they are.
      guard Self.isVariableName(name), rest[name.endIndex...].first == UInt8(ascii: "}") else { return nil }
    default:
      name = rest.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
      after = rest[name.endIndex...]
      guard Self.isVariableName(name) else { return nil }
    }
    let text = String(Substring(name))
    guard let value = variables[text] else { throw .undefinedVariable(text, origin) }
    return (.value(value, variable: text), after)
  }

  /// The name between the first byte and the closing one, where it is short enough to be one of ours.
  private static func name(
    in rest: Substring.UTF8View, closedBy close: UInt8
  ) -> (String, Substring.UTF8View)? {
    let inside = rest.dropFirst().prefix(32)
    guard let end = inside.firstIndex(of: close) else { return nil }
    return (String(Substring(inside[..<end])), rest[end...].dropFirst())
  }

  private static func isVariableName(_ bytes: Substring.UTF8View) -> Bool {
    guard let first = bytes.first, !first.isDigit else { return false }
    return bytes.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
  }
}
