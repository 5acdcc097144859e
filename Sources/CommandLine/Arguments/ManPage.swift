import ImageConfig

/// The manual page of an executable, made from the table, in man's own language.
package enum ManPage {
  package static func text(of program: Program) -> String {
    let title = program.name.uppercased()
    var text = ".TH \(title) 1 \"\" \"orbyter \(ProductVersion.current)\" \"Orbyter\"\n"
    text += section("NAME", escaped(program.name) + " \\- " + escaped(program.summary.withoutPeriod))
    let usage = program.usage.map { ".B \(escaped(program.name))\n\(escaped($0))" }
    text += section("SYNOPSIS", usage.joined(separator: "\n.br\n"))
    text += section("OPERANDS", tagged(program.operands.map { ($0.name, $0.help) }))
    text += section("OPTIONS", tagged(program.options.map { (Help.spelling(of: $0), $0.help) }))
    text += section("EXAMPLES", tagged(program.examples.map { ($0.command, $0.effect) }))
    text += section("KEYS IN RUN.CFG", tagged(Help.keys(of: program)))
    text += section("ENVIRONMENT", tagged(program.variables.map { ($0.name, $0.help) }))
    text += section("EXIT STATUS", tagged(exitCodes))
    let others = Program.names.filter { $0 != program.name } + ["docker"]
    return text + section("SEE ALSO", others.map { "\\fB\(escaped($0))\\fR(1)" }.joined(separator: ", "))
  }

  private static let exitCodes = [
    ("0", "done"), ("1", "it failed"), ("2", "bad usage, or a bad run.cfg"),
    ("other", "the child's own; 128 + n after a signal"),
  ]

  private static func section(_ name: String, _ body: String) -> String {
    body.isEmpty ? "" : ".SH \(name)\n\(body)\n"
  }

  private static func tagged(_ rows: [(String, String)]) -> String {
    rows.map { ".TP\n.B \(escaped($0.trimmedBlanks))\n\(escaped($1))" }.joined(separator: "\n")
  }

  /// A dash stays the dash of the keyboard, and nothing at the start of a line is a request.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "." where result.isEmpty: result += "\\&."
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension String {
  fileprivate var withoutPeriod: String { last == "." ? String(dropLast()) : self }
  fileprivate var trimmedBlanks: String { String(drop { $0 == " " }) }
}
