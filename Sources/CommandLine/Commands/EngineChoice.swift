/// Which engine all of a run's docker commands talk to, and which of its builders builds: decided once, where a
/// project is loaded.
package enum EngineChoice: Equatable, Sendable {
  /// Docker's own settings say it.
  case dockers
  /// The same, for one of docker's builders.
  case builder(String)
  /// Everything goes to the engine of this docker context.
  case context(String)

  /// The context whose engine docker's variables name.
  package static let standardContext = "default"

  fileprivate static let client = "docker"
  private static let host = "DOCKER_HOST"
  private static let contextVariable = "DOCKER_CONTEXT"

  /// As it is shown and run: docker takes a context in front of its words, and a shell's line, which may call
  /// docker, hears of it by variables.
  package func command(_ command: Command) -> Command {
    guard case .context(let name) = self else { return command }
    var command = command
    switch command.executable {
    case Self.client: command.arguments = ["--context", name] + command.arguments
    case "/bin/sh": command.environment = variables(name) + command.environment
    default: break
    }
    return command
  }

  package func steps(_ steps: [Step]) -> [Step] {
    if case .context = self { steps.map { $0.mapped(command) } } else { steps }
  }

  /// What programs get that call docker themselves: `DOCKER_HOST` would go before a context.
  package func environment(_ own: [String: String]) -> [String: String] {
    guard case .context(let name) = self else { return own }
    var environment = own
    environment[Self.contextVariable] = name
    if name != Self.standardContext { environment[Self.host] = nil }
    return environment
  }

  /// The words with which docker is called.
  package var clientWords: [String] {
    let command = command(Command(Self.client, []))
    return [command.executable] + command.arguments
  }

  /// The variable that names another engine, and is ignored.
  package func overruled(in environment: [String: String]) -> String? {
    guard case .context(let name) = self, name != Self.standardContext else { return nil }
    if let host = environment[Self.host], !host.isEmpty { return Self.host }
    let other = environment[Self.contextVariable] ?? ""
    return other.isEmpty || other == name ? nil : Self.contextVariable
  }

  private func variables(_ name: String) -> [Command.EnvironmentValue] {
    let context = Command.EnvironmentValue(
      name: Self.contextVariable, value: name, shown: ShellText.shown(name))
    let host = Command.EnvironmentValue(name: Self.host, value: "", shown: "")
    return [context] + (name == Self.standardContext ? [] : [host])
  }
}

extension Command {
  /// A command of the engine's client. Whoever makes one does not know how the client is called; the run's engine does.
  package static func docker(
    _ words: [String], environment: [EnvironmentValue] = [], input: Input = .inherited
  ) -> Command {
    Command(EngineChoice.client, words, environment: environment, input: input)
  }

  package var isDocker: Bool { executable == EngineChoice.client }
}
