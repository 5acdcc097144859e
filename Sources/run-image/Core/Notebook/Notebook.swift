import CommandLine
import ImageConfig

/// `--notebook`: starts the image's Jupyter, unless this project has one running, and says where it answers. Who it is
/// that asks is in its token, which Jupyter makes, and nobody else reaches the port.
package enum Notebook {
  /// What is meant where nobody names an image.
  static let image = "notebook"
  /// Where Jupyter listens in the container.
  private static let port = 8888

  /// What the script in the container ends with after five seconds without an answer; two minutes are enough for all.
  private static let notYet: Int32 = 75
  private static let mostQuestions = 24

  /// Its port on this machine, for run.cfg.
  package static let variable = "NOTEBOOK_PORT"
  package static let usualPort = "8888"

  package static func perform(_ inputs: RunInputs, _ around: Surroundings) throws {
    if inputs.isDryRun { return try Start.perform(inputs, around) }
    let all = try Background.asked(RunLabels.filters(inputs), around)
    let own = all.filter { $0.isOf(inputs.project) }
    if let container = own.first(where: \.isRunning) {
      return try around.perform("") { _ in try found(container.name, inputs, around) }
    }
    // What was killed before it began. One that has ended stays: somebody may have worked in it.
    for container in own where container.isUnborn {
      _ = around.ask(Command.docker(["rm", container.identifier]))
    }
    do {
      try Start.perform(inputs, around) { container, isOwn in
        guard isOwn else { return try found(container, inputs, around) }
        return try endingOnFailure(container, around) {
          try KeptStart.look(at: container, inputs, around)
          return try found(container, inputs, around)
        }
      }
    } catch {
      throw portTaken(error, inputs, around) ?? error
    }
  }

  /// A Jupyter that nobody reaches is not left running. One that has ended at once stays, for `--logs`.
  private static func endingOnFailure(
    _ container: String, _ around: Surroundings, _ body: () throws -> Plan
  ) throws -> Plan {
    do {
      return try body()
    } catch {
      if case RunProblem.diedAtOnce = error { throw error }
      _ = around.askInTheEnd(Command.docker(["rm", "--force", container]))
      throw error
    }
  }

  /// Waits until it answers; the result is its URL.
  private static func found(_ container: String, _ inputs: RunInputs, _ around: Surroundings) throws -> Plan {
    let answer = try answer(of: container, around)
    guard let answer, answer.exitCode == 0, !answer.text.isEmpty else {
      let logs = Command.docker(["logs", "--tail", "20", container])
      try? around.perform(Plan(directory: "", steps: [.run(logs)]))
      throw RunProblem.jupyterSilent(reason: answer?.complaint ?? "")
    }
    let ports = around.ask(Command.docker(["port", container, "\(port)/tcp"]))
    guard let address = ports?.text.split(whereSeparator: \.isNewline).first else {
      throw RunProblem.noPortOfJupyter(section: inputs.image.name)
    }
    return Plan(
      directory: "", steps: [], warnings: [.run(.runsUntil(stop(inputs)))],
      result: ["http://\(address)/lab?token=\(answer.text)"])
  }

  /// Its token, asked for as often as it takes.
  private static func answer(of container: String, _ around: Surroundings) throws -> Answer? {
    let script = String(decoding: PackageResources.answer_py, as: UTF8.self)
    let question = Command.docker(["exec", container, "python3", "-c", script])
    var answer: Answer?
    for _ in 0..<mostQuestions {
      answer = around.ask(question)
      try around.checkSignals()
      if answer?.exitCode != notYet { break }
    }
    return answer
  }

  private static func stop(_ inputs: RunInputs) -> String {
    let environment = inputs.project.environment.map { ["ENVIRONMENT=\($0)"] } ?? []
    let image = inputs.image.name == image ? [] : ["NOTEBOOK=\(inputs.image.name)"]
    return ShellText.of(["make", "stop-notebook"] + environment + image)
  }

  /// Whether the port was why nothing was started: it was looked at before, or docker has found out.
  private static func portTaken(
    _ error: any Error, _ inputs: RunInputs, _ around: Surroundings
  ) -> RunProblem? {
    guard let port = inputs.world.environment[variable].flatMap({ Int($0) }) else { return nil }
    switch error {
    case RunProblem.portTaken(port, let holder): return .notebookPortTaken(port, holder: holder)
    case RunProblem.notStarted:
      let holder = PortHolder.name(around.ask(EngineQuestion(PortHolder.question(port))))
      let isTaken = !inputs.isElsewhere && inputs.host.isTaken("127.0.0.1", port, false)
      return isTaken || holder != nil ? .notebookPortTaken(port, holder: holder) : nil
    default: return nil
    }
  }
}
