import CommandLine

extension Diagnosis {
  package var lines: String {
    let mark =
      switch state {
      case .good: "✓"
      case .bad: "✗"
      case .without: "-"
      }
    return "\(mark) \(text)\n" + (cure.map { "    \($0)\n" } ?? "")
  }

  package var json: JSONText {
    let word =
      switch state {
      case .good: "good"
      case .bad: "bad"
      case .without: "without"
      }
    return .object([
      .init("state", .string(word)), .init("finding", .string(text)),
      .init("cure", cure.map(JSONText.string) ?? .null),
    ])
  }
}
