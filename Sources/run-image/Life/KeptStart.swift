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
      removeUnborn(plan, inputs, session)
      if case StepProblem.failed(_, let code) = error {
        throw RunProblem.notStarted(exitCode: code, goesOn: old?.isRunning == true ? old?.name : nil)
      }
      throw error
    }
    return name(in: plan)
  }

  /// What docker has made and then could not start would pass for a container that was kept.
  private static func removeUnborn(_ plan: Plan, _ inputs: RunInputs, _ session: Session) {
    let known = Set(inputs.host.containers.map(\.identifier))
    let answer = session.ask(OwnContainer.question(RunLabels.filters(inputs)))
    let own = OwnContainer.read(answer?.output ?? []).first { container in
      container.isUnborn && container.name == name(in: plan) && !known.contains(container.identifier)
    }
    if let own { _ = session.ask(Command("docker", ["rm", "--volumes", own.identifier])) }
  }

  static func name(in plan: Plan) -> String? {
    guard case .print(let command)? = plan.steps.last else { return nil }
    let words = command.arguments
    if let flag = words.firstIndex(of: "--name"), flag + 1 < words.count { return words[flag + 1] }
    return words.first { $0.hasPrefix("--name=") }.map { String($0.dropFirst("--name=".count)) }
  }

  /// Once, after a second: who has a slip in the command line has died by then, and who serves has not.
  static func look(at name: String, _ inputs: RunInputs, _ session: Session) throws {
    guard !session.isDryRun, Monotonic.pause(seconds: 1) else { return }
    let answer = EngineQuestion.ask([.container(name)], at: inputs.host.socket, session)[0]
    guard let state = ContainerState(answer?.output ?? []), state.hasEnded else { return }
    let logs = Command("docker", ["logs", "--tail", "20", name])
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
    guard let json = JSONValue(answer), let status = json["State"]?["Status"]?.text else { return nil }
    isRestarted = status == "restarting" || (json["RestartCount"]?.integer ?? 0) > 0
    hasEnded = isRestarted || ["exited", "dead"].contains(status)
    hasTerminal = json["Config"]?["Tty"] == .bool(true)
    exitCode = Int32(clamping: json["State"]?["ExitCode"]?.integer ?? 0)
  }
}
