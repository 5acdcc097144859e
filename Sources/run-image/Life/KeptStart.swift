import CommandLine
import Execution
import ImageConfig

/// A start in the background: nobody sits in front of it, so how it went is looked at here.
enum KeptStart {
  /// - Parameter old: what goes on where the new one does not start.
  /// - Returns: the container's name, for a look at it.
  static func perform(
    _ plan: Plan, insteadOf old: OwnContainer? = nil, _ inputs: RunInputs, _ session: Session,
    _ work: ([Step]) throws -> Void
  ) throws -> String? {
    session.tell(plan.warnings)
    try work(plan.steps.dropLast())
    do {
      try work(plan.steps.suffix(1))
    } catch {
      remove(plan, insteadOf: old, inputs, session)
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
    _ plan: Plan, insteadOf old: OwnContainer?, _ inputs: RunInputs, _ session: Session
  ) {
    let known = Set(inputs.host.containers.map(\.identifier))
    let own = [ContainerName.make(image: inputs.image.name, inputs.world), old?.name]
    let answer = session.askInTheEnd(OwnContainer.question(RunLabels.filters(inputs)))
    let new = OwnContainer.read(answer?.output ?? []).first { container in
      container.name == name(in: plan) && !known.contains(container.identifier)
        && (container.isUnborn || own.contains(container.name))
    }
    if let new { _ = session.askInTheEnd(Command.docker(["rm", "--force", "--volumes", new.identifier])) }
  }

  static func name(in plan: Plan) -> String? {
    guard case .print(let command)? = plan.steps.last else { return nil }
    let words = command.arguments.drop { $0 != "--name" && !$0.hasPrefix("--name=") }
    return words.first == "--name" ? words.dropFirst().first : words.first.map { String($0.dropFirst(7)) }
  }

  /// Once, after a second: who has a slip in the command line has died by then, and who serves has not.
  static func look(at name: String, _ inputs: RunInputs, _ session: Session) throws {
    if session.isDryRun { return }
    guard Monotonic.pause(seconds: 1) else { return try session.checkSignals() }
    let answer = EngineQuestion.ask([.container(name)], at: inputs.host.socket, session)[0]
    guard let state = ContainerState(answer?.output ?? []), state.hasEnded else { return }
    let logs = Command.docker(["logs", "--tail", "20", name])
    try? session.perform(Plan(directory: "", steps: [.run(logs)]))
    if state.exitCode != 0 || state.isRestarted {
      throw RunProblem.diedAtOnce(
        name, exitCode: state.exitCode, again: inputs.operand, isRestarted: state.isRestarted)
    }
    session.tell([.run(.endedAtOnce(name, again: inputs.operand))])
  }
}

/// How a container is, as `docker container inspect` tells.
struct ContainerState: Equatable {
  var hasEnded = false
  var exitCode: Int32 = 0
  /// By docker, since it ended.
  var isRestarted = false
  var hasTerminal = false

  init?(_ answer: [UInt8]) {
    // podman prints a list of one.
    let value = JSONValue(answer)
    guard let json = value?.list?.first ?? value, let status = json["State"]?["Status"]?.text else {
      return nil
    }
    isRestarted = status == "restarting" || (json["RestartCount"]?.integer ?? 0) > 0
    hasEnded = isRestarted || ["exited", "dead"].contains(status)
    hasTerminal = json["Config"]?["Tty"] == .bool(true)
    exitCode = Int32(clamping: json["State"]?["ExitCode"]?.integer ?? 0)
  }
}
