/// One word of a value: it stays one word whatever was put into it.
package struct Word: Equatable, Sendable {
  package var parts: [Part]
  /// Whether the word came out of a variable that stood alone, unquoted, and was split again.
  package var isFromVariable: Bool

  package enum Part: Equatable, Sendable {
    case literal(String)
    /// A known name put in; `variable` is set where it came from the environment.
    case value(String, variable: String?)
  }

  package init(parts: [Part], isFromVariable: Bool = false) {
    self.parts = parts
    self.isFromVariable = isFromVariable
  }

  package init(_ literal: String) {
    self.init(parts: [.literal(literal)])
  }

  package var text: String {
    parts.map(\.text).joined()
  }

  /// Whether the project's author wrote a flag here: all of a long one's name, or a short one's letter.
  /// A value put in never makes one, nor a part of one.
  package var isFlag: Bool {
    let written = parts.filter { !$0.text.isEmpty }.prefix { !$0.isValue }.map(\.text).joined()
    // Bytes, as docker compares: a combining mark behind a dash makes another Character of it.
    guard written.utf8.starts(with: "--".utf8) else {
      return written.utf8.first == UInt8(ascii: "-") && written.utf8.count > 1
    }
    return written.utf8.contains(UInt8(ascii: "=")) || written.utf8.count == text.utf8.count
  }

  /// Whether the word only looks like a flag, because of what was put in.
  package var looksLikeFlag: Bool {
    text.utf8.first == UInt8(ascii: "-") && text.utf8.count > 1 && !isFlag
  }

  /// Whether the project's author may have meant a comment: `# …` or `; …` behind a value, where Python's
  /// ConfigParser knows none either.
  package var startsComment: Bool {
    guard case .literal(let text)? = parts.first(where: { !$0.text.isEmpty }) else { return false }
    return text.utf8.first == UInt8(ascii: "#") || text.utf8.first == UInt8(ascii: ";")
  }

  package var holdsVariable: Bool {
    parts.contains { part in
      if case .value(_, variable: _?) = part { return true }
      return false
    }
  }
}

extension Word.Part {
  var isValue: Bool {
    if case .value = self { true } else { false }
  }

  package var text: String {
    switch self {
    case .literal(let text), .value(let text, variable: _): text
    }
  }
}
