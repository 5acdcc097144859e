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

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
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
