import CommandLine
import ImageConfig

/// `pre_build_script=` and `post_build_script=`: a line for the shell, as its author wrote it.
///
/// The shell puts in `$NAME` itself. The names in braces become variables of the line's own, so that
/// no user or folder name, whatever it holds, is ever read as shell.
package struct BuildScript: Equatable {
  let line: String
  let environment: [Command.EnvironmentValue]

  /// - Parameter image: the one that can't be built where the script fails.
  func command(for image: String? = nil) -> Command {
    var command = Command("/bin/sh", ["-c", line], environment: environment)
    command.images = image.map { [$0] } ?? []
    command.endsWithItsChildren = true
    return command
  }

  init(_ setting: Setting, _ substitution: Substitution) {
    var used: [String: String] = [:]
    var line = ""
    var quotes = Quotes()
    var rest = setting.text[...]
    while let character = rest.first {
      // ${user} is the shell's own.
      if quotes.previous != "$", let (name, after) = Self.name(at: rest),
        let value = substitution.braces[name]
      {
        let variable = Self.variable(for: name)
        used[variable] = value
        line += Self.expansion(of: variable, in: quotes.open.last)
        rest = after
        quotes.previous = nil
      } else {
        rest = rest.dropFirst()
        line.append(character)
        quotes.read(character)
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

/// What is open where a shell has read so far: quotes, and the commands within them.
private struct Quotes {
  var open: [Character] = []
  /// None behind an escaped character.
  var previous: Character?

  mutating func read(_ character: Character) {
    let before = previous
    previous = character
    if before == "\\", open.last != "'" {
      previous = nil
      return
    }
    switch (character, open.last) {
    case ("'", "'"?), ("\"", "\""?), ("`", "`"?), (")", "("?): open.removeLast()
    case (_, "'"?): break
    case ("'", "\""?): break
    case ("(", "\""?) where before != "$": break
    case ("'", _), ("\"", _), ("`", _), ("(", _): open.append(character)
    default: break
    }
  }
}
