extension JSONValue {
  /// The same value with keys in order and without blanks.
  package var compact: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .string(let text): Self.quoted(text)
    case .list(let values): "[" + values.map(\.compact).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { Self.quoted($0.key) + ":" + $0.value.compact }
        .joined(separator: ",") + "}"
    }
  }

  /// A string as JSON writes it, without a character that a terminal would act on.
  package static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.isControl:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// An object without the members that say nothing: one engine writes them out where another leaves them away.
  /// What is in its members stays: the one of `{"/data":{}}` says that there is `/data`.
  package var significant: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !$0.value.isNothing })
  }

  private var isNothing: Bool {
    switch self {
    case .null, .bool(false), .string(""), .number("0"), .list([]), .object([:]): true
    default: false
    }
  }
}
