import ImageConfig

/// `--help`, eighty columns wide, made from the table.
package enum Help {
  package static let width = 80

  package static func text(of program: Program) -> String {
    var sections: [String] = ["\(program.name): \(program.summary)".wrapped(at: width, indent: 0)]
    sections.append(
      "usage:\n" + program.usage.map { "  \(program.name) \($0)" }.joined(separator: "\n"))
    sections.append(list("operands", program.operands.map { ($0.name, $0.help) }))
    sections.append(list("options", program.options.map { (spelling(of: $0), $0.help) }))
    sections.append(
      "examples:\n"
        + program.examples.map { "  \($0.command)\n" + $0.effect.wrapped(at: width, indent: 6) }
        .joined(separator: "\n"))
    sections.append(list("keys in run.cfg", keys(of: program)))
    sections.append(list("environment variables", program.variables.map { ($0.name, $0.help) }))
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  static func keys(of program: Program) -> [(String, String)] {
    program.configKeys.map { ($0.written, $0.meaning) }
  }

  static func spelling(of option: Option) -> String {
    let short = option.short.map { "-\($0), " } ?? "    "
    return short + option.spelling + (option.value.map { " \($0)" } ?? "")
  }

  /// Names in one column, what they mean in the next; a name too wide for its column has a line.
  private static func list(_ title: String, _ rows: [(String, String)]) -> String {
    if rows.isEmpty { return "" }
    let column = min(rows.map(\.0.count).max() ?? 0, 24)
    let lines = rows.map { name, help in
      let text = help.wrapped(at: width, indent: column + 4)
      if name.count > column { return "  \(name)\n\(text)" }
      let padding = String(repeating: " ", count: column - name.count + 2)
      return "  \(name)\(padding)" + text.drop { $0 == " " }
    }
    return "\(title):\n" + lines.joined(separator: "\n")
  }
}

extension String {
  /// Broken at spaces into lines of at most `width` columns, each indented.
  func wrapped(at width: Int, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(margin + line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    if !line.isEmpty { lines.append(margin + line) }
    return lines.joined(separator: "\n")
  }
}
