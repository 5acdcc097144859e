import CommandLine
import ImageConfig

/// `pre_build_script=` and `post_build_script=`: a line for the shell, as its author wrote it.
///
/// The shell puts in `$NAME` itself. The names in braces become variables of the line's own, so that
/// no user or folder name, whatever it holds, is ever read as shell.
struct BuildScript: Equatable {
  let line: String
  let environment: [Command.EnvironmentValue]

  var command: Command {
    Command("/bin/sh", ["-c", line], environment: environment)
  }

  init(_ setting: Setting, _ substitution: Substitution) {
    var used: [String: String] = [:]
    var line = ""
    var quote: Character?
    var rest = setting.text[...]
    while let character = rest.first {
      if let (name, after) = Self.name(at: rest), let value = substitution.braces[name] {
        let variable = Self.variable(for: name)
        used[variable] = value
        line += Self.expansion(of: variable, in: quote)
        rest = after
        continue
      }
      rest = rest.dropFirst()
      line.append(character)
      switch (character, quote) {
      case ("\\", let open) where open != "'":
        if let escaped = rest.popFirst() { line.append(escaped) }
      case ("'", nil), ("\"", nil): quote = character
      case (let close, let open?) where close == open: quote = nil
      default: break
      }
    }
    self.line = line
    environment = used.sorted { $0.key < $1.key }.map { name, value in
      Command.EnvironmentValue(name: name, value: value, shown: ShellText.shown(value))
    }
  }

  /// `{user}` → `ORBYTER_USER`
  private static func variable(for name: String) -> String {
    "ORBYTER_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
  }

  private static func expansion(of variable: String, in quote: Character?) -> String {
    switch quote {
    case "\""?: "${\(variable)}"
    case "'"?: "'\"${\(variable)}\"'"
    default: "\"${\(variable)}\""
    }
  }

  /// `<user>` and `<project-name>` are left to the shell, which reads them as redirections.
  private static func name(at rest: Substring) -> (String, Substring)? {
    guard rest.first == "{", let close = rest.prefix(32).firstIndex(of: "}") else { return nil }
    return (String(rest[..<close].dropFirst()), rest[close...].dropFirst())
  }
}
