import CommandLine

extension Session {
  /// A question to another program, of those that change nothing.
  /// - Parameter variables: which of ours the program does not get.
  package func ask(
    _ command: Command, without variables: Set<String> = [],
    until isEnough: (ArraySlice<UInt8>) -> Bool = { _ in false }
  ) -> Probe? {
    listening {
      Probe.ask(
        engine.command(command), environment: environment(without: variables), signals, until: isEnough)
    }
  }

  /// The same where something has to be put back: a signal that ends all other questions may be why.
  package func askInTheEnd(_ command: Command) -> Probe? {
    Probe.ask(engine.command(command), environment: childEnvironment)
  }

  /// The same for several questions at the same time, in their order.
  /// - Parameter meanwhile: what is done while they are answered.
  package func ask(
    _ commands: [Command], without variables: Set<String> = [], meanwhile: () -> Void = {}
  ) -> [Probe?] {
    listening {
      Probe.ask(
        commands.map(engine.command), environment: environment(without: variables), signals,
        meanwhile: meanwhile)
    }
  }

  /// Within a run this is the second time, so a signal waits for the run to look; alone, it does what it always does
  /// as soon as the question has ended.
  private func listening<Answer>(_ question: () -> Answer) -> Answer {
    signals.listen()
    defer { signals.rest() }
    return question()
  }

  /// The same for questions to a server: asked again after trouble that passes. A dry run takes what it gets.
  package func askRetrying(_ commands: [Command], meanwhile: () -> Void = {}) -> [Probe?] {
    var answers = ask(commands, meanwhile: meanwhile)
    for pause in isDryRun ? [] : PassingTrouble.pauses {
      let open = answers.indices.filter { answers[$0]?.isPassingTrouble(commands[$0].contact) == true }
      guard let first = open.first else { break }
      Console.story(
        PassingTrouble.announcement(of: ShellText.of(engine.command(commands[first])), seconds: pause))
      // A signal ends the wait, and then the run.
      guard Monotonic.pause(seconds: pause) else { break }
      for (index, answer) in zip(open, ask(open.map { commands[$0] })) { answers[index] = answer }
    }
    return answers
  }

  /// What git must not get: it may be meant for another repository than the project's.
  package static let foreignRepository: Set = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE",
    "GIT_NAMESPACE", "GIT_PREFIX", "GIT_CEILING_DIRECTORIES", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_ATTR_SOURCE", "GIT_EXTERNAL_DIFF",
  ]

  private func environment(without variables: Set<String>) -> [String: String] {
    childEnvironment.filter { !variables.contains($0.key) }
  }
}
