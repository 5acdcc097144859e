import CommandLine
import ImageConfig

/// A start in the background: nobody sits in front of it, so how it went is looked at here.
enum KeptStart {
  /// - Parameter old: what goes on where the new one does not start.
  /// - Returns: the container's name, for a look at it.
  static func perform(
    _ plan: Plan, insteadOf old: OwnContainer? = nil, _ inputs: RunInputs, _ around: Surroundings,
    _ work: Surroundings.Work
  ) throws -> String? {
    around.tell(plan.warnings)
    try work(plan.steps.dropLast())
    do {
      try work(plan.steps.suffix(1))
    } catch {
      remove(plan, insteadOf: old, inputs, around)
      if case StepProblem.failed(_, let code) = error {
        throw RunProblem.notStarted(exitCode: code, goesOn: old?.isRunning == true ? old?.name : nil)
      }
      throw error
    }
    return name(in: plan)
  }

  /// What docker has made and then could not start would pass for a container that was kept. One of a name that no
  /// other run gives goes also where it runs: a signal may come that late.
  private static func remove(
    _ plan: Plan, insteadOf old: OwnContainer?, _ inputs: RunInputs, _ around: Surroundings
  ) {
    let known = Set(inputs.host.containers.map(\.identifier))
    let own = [ContainerName.make(image: inputs.image.name, inputs.world), old?.name]
    let answer = around.askInTheEnd(OwnContainer.question(RunLabels.filters(inputs)))
    let new = OwnContainer.read(answer?.output ?? []).first { container in
      container.name == name(in: plan) && !known.contains(container.identifier)
        && (container.isUnborn || own.contains(container.name))
    }
    if let new { _ = around.askInTheEnd(Command.docker(["rm", "--force", "--volumes", new.identifier])) }
  }

  static func name(in plan: Plan) -> String? {
    let command: Command
    switch plan.steps.last {
    case .print(let start)?, .run(let start)?: command = start
    default: return nil
    }
    let words = command.arguments.drop { $0 != "--name" && !$0.hasPrefix("--name=") }
    return words.first == "--name" ? words.dropFirst().first : words.first.map { String($0.dropFirst(7)) }
  }

  /// Once, after a second: who has a slip in the command line has died by then, and who serves has not.
  static func look(at name: String, _ inputs: RunInputs, _ around: Surroundings) throws {
    if inputs.isDryRun { return }
    try around.pause(1)
    guard let state = ContainerState(around.ask(.container(name))?.output ?? []), state.hasEnded else {
      return
    }
    let logs = Command.docker(["logs", "--tail", "20", name])
    try? around.perform(Plan(directory: "", steps: [.run(logs)]))
    if state.exitCode != 0 || state.isRestarted {
      throw RunProblem.diedAtOnce(
        name, exitCode: state.exitCode, again: inputs.operand, isRestarted: state.isRestarted)
    }
    around.tell([.run(.endedAtOnce(name, again: inputs.operand))])
  }
}
