import ImageConfig

/// A value as JSON: for programs that read it, and for people, two blanks to a level.
package indirect enum JSONText: Equatable, Sendable {
  case string(String)
  case number(Int)
  case boolean(Bool)
  case null
  case list([JSONText])
  /// In the order in which it is shown.
  case object([Member])

  package struct Member: Equatable, Sendable {
    package let key: String
    package let value: JSONText

    package init(_ key: String, _ value: JSONText) {
      self.key = key
      self.value = value
    }
  }

  /// The text, without a line break at its end.
  package var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  /// The same without a line break in it.
  package var line: String {
    switch self {
    case .list(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { JSONValue.quoted($0.key) + ":" + $0.value.line }.joined(separator: ",") + "}"
    default: text
    }
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .string(let string): text += JSONValue.quoted(string)
    case .number(let number): text += String(number)
    case .boolean(let value): text += value ? "true" : "false"
    case .null: text += "null"
    case .list(let values):
      // A list of plain values reads better on one line.
      let isFlat = values.allSatisfy { !$0.holdsOthers }
      Self.write(values, between: ("[", "]"), isFlat, to: &text, indent) { value, text in
        value.write(to: &text, indent: indent + 1)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), members.isEmpty, to: &text, indent) { member, text in
        text += JSONValue.quoted(member.key) + ": "
        member.value.write(to: &text, indent: indent + 1)
      }
    }
  }

  private var holdsOthers: Bool {
    switch self {
    case .list, .object: true
    default: false
    }
  }

  private static func write<Item>(
    _ items: [Item], between ends: (String, String), _ isFlat: Bool, to text: inout String, _ indent: Int,
    _ writeItem: (Item, inout String) -> Void
  ) {
    text += ends.0
    for (number, item) in items.enumerated() {
      if number > 0 { text += isFlat ? ", " : "," }
      if !isFlat { text += "\n" + String(repeating: "  ", count: indent + 1) }
      writeItem(item, &text)
    }
    if !isFlat { text += "\n" + String(repeating: "  ", count: indent) }
    text += ends.1
  }
}
