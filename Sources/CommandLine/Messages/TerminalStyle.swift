/// What standard error can show: decided once, by what it is and what people set.
package struct TerminalStyle: Equatable, Sendable {
  package let hasColour: Bool
  /// The columns of a terminal on which a line can be drawn over; none elsewhere.
  package let width: Int?

  package init(environment: [String: String], isTerminal: Bool, columns: Int) {
    let isSet = { (name: String) in
      environment[name].map { !$0.isEmpty && $0 != "0" && $0 != "false" } ?? false
    }
    let isCapable = isTerminal && environment["TERM"] != "dumb" && !isSet("CI")
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    hasColour = !isRefused && (isSet("CLICOLOR_FORCE") || isCapable)
    width = isCapable ? columns : nil
  }

  package enum Kind {
    case problem, warning, note
  }

  /// A line of the story: who says it, and what.
  package func line(_ kind: Kind, from name: String, _ text: String) -> String {
    switch kind {
    case .problem: "\(painted("\(name):", "1;31")) \(text)\n"
    case .warning: "\(name): \(painted("warning:", "33")) \(text)\n"
    case .note: "\(name): \(text)\n"
    }
  }

  private func painted(_ text: String, _ style: String) -> String {
    hasColour ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }
}
