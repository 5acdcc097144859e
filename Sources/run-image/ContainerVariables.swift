import CommandLine
import ImageConfig

/// The container's environment: `-e` of the command line, `environment=` and `env=` of run.cfg, and
/// the cloud's credentials. A value that comes from a variable travels by name.
struct ContainerVariables: Equatable {
  /// In docker's order, ready for the command line.
  var arguments: [String] = []
  /// What docker's own environment must hold for the names to mean something.
  var overlay: [Command.EnvironmentValue] = []
  private var names: Set<String> = []

  /// Forwarded when they are set, by name; none of them where the engine is a docked one.
  static let credentials = [
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION", "AWS_REGION",
    "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN",
  ]

  /// - Parameter winners: variables that the command line sets, which run.cfg then does not.
  mutating func add(_ flags: RunFlags, except winners: Set<String>) {
    for item in flags.items {
      guard case .flag(let names, let words) = item else { continue }
      if names.count == 1, let name = names.first, name == "-e" || name == "--env" {
        add(Self.assignment(in: words), except: winners)
      } else {
        arguments += words.map(\.text)
      }
    }
  }

  mutating func add(_ assignment: Word, except winners: Set<String>) {
    let name = Self.name(of: assignment.text)
    if winners.contains(name) { return }
    names.insert(name)
    guard assignment.holdsVariable, let (value, shown) = Self.value(of: assignment, name: name),
      Self.isHarmless(name)
    else {
      arguments += ["-e", assignment.text]
      return
    }
    arguments += ["-e", name]
    overlay.append(Command.EnvironmentValue(name: name, value: value, shown: shown))
  }

  mutating func add(verbatim assignment: String) {
    names.insert(Self.name(of: assignment))
    arguments += ["-e", assignment]
  }

  mutating func addCredentials(from environment: [String: String]) {
    for name in Self.credentials where environment[name]?.isEmpty == false && !names.contains(name) {
      arguments += ["-e", name]
    }
  }

  static func name(of assignment: String) -> String {
    String(assignment.prefix { $0 != "=" })
  }

  /// `-e A=b`, `-eA=b` and `--env=A=b` alike.
  private static func assignment(in words: [Word]) -> Word {
    if words.count > 1, let last = words.last { return last }
    guard var word = words.first else { return Word("") }
    let flag = word.text.hasPrefix("--env=") ? "--env=" : word.text.hasPrefix("-e=") ? "-e=" : "-e"
    if let first = word.parts.first, first.text.hasPrefix(flag) {
      let rest = String(first.text.dropFirst(flag.count))
      switch first {
      case .literal: word.parts[0] = .literal(rest)
      case .value(_, let variable): word.parts[0] = .value(rest, variable: variable)
      }
    }
    return word
  }

  /// The value right of the first `=`, and the shell text that makes it again from the variables.
  /// None where the name itself comes from a variable.
  private static func value(of word: Word, name: String) -> (value: String, shown: String)? {
    guard word.text.utf8.count > name.utf8.count else { return nil }
    let value = String(word.text.dropFirst(name.count + 1))
    var shown = ""
    var isLeftSide = true
    for part in word.parts {
      switch part {
      case .literal(let text) where isLeftSide:
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
        isLeftSide = false
        shown += ShellText.escapedInDoubleQuotes(String(text[equals...].dropFirst()))
      case .literal(let text), .value(let text, variable: nil):
        if isLeftSide { return nil }
        shown += ShellText.escapedInDoubleQuotes(text)
      case .value(_, variable: let variable?):
        if isLeftSide { return nil }
        shown += value == part.text ? "$\(variable)" : "${\(variable)}"
      }
    }
    return (value, "\"\(shown)\"")
  }

  /// Whether docker's own program would not be led astray by a variable of that name.
  private static func isHarmless(_ name: String) -> Bool {
    let isName =
      name.utf8.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
      && name.unicodeScalars.allSatisfy {
        $0.isASCII && ($0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil)
      }
    let ofTheClient = [
      "PATH", "HOME", "USER", "TMPDIR", "TERM", "LANG", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY",
    ]
    let families = ["DOCKER_", "BUILDKIT_", "BUILDX_", "LD_", "DYLD_", "SSH_", "GODEBUG", "LC_", "XDG_"]
    return isName && !ofTheClient.contains(name.uppercased()) && !families.contains { name.hasPrefix($0) }
  }
}
