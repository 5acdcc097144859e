import CommandLine
import ImageConfig

/// The container's environment: `-e` of the command line, `environment=` and `env=` of run.cfg, and
/// the cloud's credentials. A value that comes from a variable travels by name.
struct ContainerVariables {
  /// In docker's order, ready for the command line.
  var arguments: [String] = []
  private var handedOn: [(value: Command.EnvironmentValue, uses: [String])] = []
  private var names: Set<String> = []
  /// Ours, from which a shell makes the values again.
  private let environment: [String: String]

  /// What docker's own environment must hold for the names to mean something. A shell assigns one after
  /// the other: a variable that others are made of comes behind them.
  var overlay: [Command.EnvironmentValue] {
    var users: [String: [Int]] = [:]
    for (index, entry) in handedOn.enumerated() {
      for variable in entry.uses { users[variable, default: []].append(index) }
    }
    var ordered: [Command.EnvironmentValue] = []
    var placed: Set<Int> = []
    func place(_ index: Int) {
      guard placed.insert(index).inserted else { return }
      users[handedOn[index].value.name]?.forEach(place)
      ordered.append(handedOn[index].value)
    }
    handedOn.indices.forEach(place)
    return ordered
  }

  /// Which of our variables docker's command line needs to mean the same again.
  func sources(of arguments: [String]) -> [String] {
    var sources: [String] = []
    let made = Dictionary(handedOn.map { ($0.value.name, $0.uses) }, uniquingKeysWith: { $1 })
    for (flag, name) in zip(arguments, arguments.dropFirst())
    where flag == "-e" && !name.utf8.contains(UInt8(ascii: "=")) {
      for source in made[name] ?? [name] where !sources.contains(source) { sources.append(source) }
    }
    return sources
  }

  init(environment: [String: String]) {
    self.environment = environment
  }

  /// Forwarded when they are set, by name; none of them where the engine is a docked one.
  static let credentials = [
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION", "AWS_REGION",
    "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN",
  ]

  /// - Parameter winners: variables that the command line sets, which run.cfg then does not.
  mutating func add(_ flags: RunFlags, except winners: Set<String>) {
    arguments += handOn(flags, except: winners)
  }

  mutating func add(_ assignment: Word, except winners: Set<String>) {
    arguments += handOn(assignment, except: winners)
  }

  /// The words of any key's flags, in which an `-e` has its value handed on by name.
  mutating func handOn(_ flags: RunFlags, except winners: Set<String>) -> [String] {
    var arguments: [String] = []
    for item in flags.items {
      switch item {
      case .flag(let names, let words) where names.last == "-e" || names.last == "--env":
        arguments += names.dropLast() + handOn(Self.assignment(in: words, behind: names), except: winners)
      case .flag(_, let words): arguments += words.map(\.text)
      case .bare(let word): arguments.append(word.text)
      }
    }
    return arguments
  }

  private mutating func handOn(_ assignment: Word, except winners: Set<String>) -> [String] {
    let name = Self.name(of: assignment.text)
    if winners.contains(name) { return [] }
    let isKnown = !names.insert(name).inserted
    guard assignment.holdsVariable, let (value, shown) = value(of: assignment, name: name),
      shown == "\"$\(name)\"" || Self.isHarmless(name)
    else { return ["-e", assignment.text] }
    if isKnown { handedOn.removeAll { $0.value.name == name } }
    handedOn.append(
      (Command.EnvironmentValue(name: name, value: value, shown: shown), assignment.variables))
    return ["-e", name]
  }

  mutating func add(verbatim assignment: String) {
    names.insert(Self.name(of: assignment))
    arguments += ["-e", assignment]
  }

  mutating func addCredentials() {
    for name in Self.credentials where environment[name]?.isEmpty == false && !names.contains(name) {
      arguments += ["-e", name]
    }
  }

  /// A standard that any other word about the variable beats.
  mutating func addUnlessKnown(_ assignment: Word, besides others: RunFlags) {
    let name = Self.name(of: assignment.text)
    let written = others.values(of: ["-e", "--env"]).map(Self.name)
    if !names.contains(name), !written.contains(name) { arguments += handOn(assignment, except: []) }
  }

  static func name(of assignment: String) -> String {
    String(Substring(assignment.utf8.prefix { $0 != UInt8(ascii: "=") }))
  }

  /// `-e A=b`, `-eA=b`, `-ieA=b` and `--env=A=b` alike.
  private static func assignment(in words: [Word], behind names: [String]) -> Word {
    if words.count > 1, let last = words.last { return last }
    guard let word = words.first else { return Word("") }
    let flag = names.last == "--env" ? "--env".utf8.count : names.count + 1
    let rest = word.dropping(flag)
    return rest.text.utf8.first == UInt8(ascii: "=") ? rest.dropping(1) : rest
  }

  /// The value right of the first `=`, and the shell text that makes it again from the variables.
  private func value(of word: Word, name: String) -> (value: String, shown: String)? {
    guard word.text.utf8.count > name.utf8.count else { return nil }
    let value = word.dropping(name.utf8.count + 1)
    var shown = ""
    var literal = ""
    for (part, whole) in zip(value.parts, word.parts) where !part.text.isEmpty {
      guard case .value(let text, variable: let variable?) = part else {
        literal += part.text
        continue
      }
      shown += (literal.isEmpty ? "" : ShellText.shown(literal))
      literal = ""
      if environment[variable] != whole.text {
        // One of several words in the variable: no short shell text picks it.
        shown += "'(in $\(variable))'"
      } else {
        shown += text == whole.text ? "\"$\(variable)\"" : "\"${\(variable)#*=}\""
      }
    }
    if !literal.isEmpty || shown.isEmpty { shown += ShellText.shown(literal) }
    return (value.text, shown)
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

extension Word {
  fileprivate var variables: [String] {
    parts.compactMap { part in
      if case .value(_, let variable) = part { return variable }
      return nil
    }
  }

  /// Without its first bytes, each part still known for what it is.
  fileprivate func dropping(_ count: Int) -> Word {
    var word = self
    var count = count
    for (index, part) in parts.enumerated() {
      let rest = part.text.utf8.dropFirst(count)
      count = max(0, count - part.text.utf8.count)
      switch part {
      case .literal: word.parts[index] = .literal(String(Substring(rest)))
      case .value(_, let variable): word.parts[index] = .value(String(Substring(rest)), variable: variable)
      }
    }
    return word
  }
}
