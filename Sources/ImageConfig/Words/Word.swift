/// One word of a value: it stays one word whatever was put into it.
public struct Word: Equatable, Sendable {
  public var parts: [Part]
  /// Whether the word came out of a variable that stood alone, unquoted, and was split again.
  public var isFromVariable: Bool

  public enum Part: Equatable, Sendable {
    case literal(String)
    /// A known name put in; `variable` is set where it came from the environment.
    case value(String, variable: String?)
  }

  public init(parts: [Part], isFromVariable: Bool = false) {
    self.parts = parts
    self.isFromVariable = isFromVariable
  }

  public init(_ literal: String) {
    self.init(parts: [.literal(literal)])
  }

  public var text: String {
    parts.map(\.text).joined()
  }

  /// Whether the project's author wrote a flag here. A value put in never makes one.
  public var isFlag: Bool {
    guard case .literal(let start)? = parts.first(where: { !$0.text.isEmpty }) else { return false }
    return start.utf8.first == UInt8(ascii: "-") && text.utf8.count > 1
  }

  /// Whether the word only looks like a flag, because of what was put in.
  public var looksLikeFlag: Bool {
    text.utf8.first == UInt8(ascii: "-") && !isFlag
  }

  public var holdsVariable: Bool {
    parts.contains { part in
      if case .value(_, variable: _?) = part { return true }
      return false
    }
  }
}

extension Word.Part {
  public var text: String {
    switch self {
    case .literal(let text), .value(let text, variable: _): text
    }
  }
}
