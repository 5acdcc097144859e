import CommandLine
import Execution
import ImageConfig

/// `--stop`, `--restart`, `--logs`, `--exec`, `--attach` and `--list`.
enum Life {
  static func perform(_ request: RunRequest, _ project: Project, _ session: Session) throws {
    let image = try request.image.map(project.image)
    let all = try asked(RunLabels.filters(project, session.world, image: image?.name), session)
    let own = all.filter { $0.isOf(project) }
    if request.isQuiet { return try session.list(own.map(\.identifier)) }
    guard let image, request.work != .list else {
      return try list(project.environment == nil ? all : own, session)
    }
    let containers = own.filter { !$0.isUnborn }
    var inputs = RunInputs(
      request: request, image: image, project: project, world: session.world, host: .atHand(session),
      isDryRun: session.isDryRun)
    if request.work == .restart, let container = LifePlan.meant(containers) {
      try inputs.host.ask(inputs, session)
      if Restart.isAnew(container, inputs) {
        session.tell(LifePlan.others(containers, inputs).map(Warning.run))
        return try Restart.perform(container, inputs, session)
      }
    }
    var plan = LifePlan(
      inputs: inputs, containers: containers, others: all.filter { !$0.isOf(project) && !$0.isUnborn })
    if request.work == .attach, session.world.terminal.inputIsTerminal,
      let container = containers.first(where: \.isRunning)
    {
      let answer = EngineQuestion.ask([.container(container.name)], at: inputs.host.socket, session)[0]
      plan.hasTerminal = ContainerState(answer?.output ?? [])?.hasTerminal
    }
    try session.perform(plan.plan())
    if request.work == .restart, let container = LifePlan.meant(containers) {
      try KeptStart.look(at: container.name, inputs, session)
    }
  }

  private static func asked(_ filters: [String], _ session: Session) throws -> [OwnContainer] {
    let question = OwnContainer.question(filters)
    guard let answer = session.ask(question) else { throw StepProblem.notFound(executable: "docker") }
    guard answer.exitCode == 0 else { throw session.engineProblem(answer) }
    return OwnContainer.read(answer.output)
  }

  private static func list(_ containers: [OwnContainer], _ session: Session) throws {
    guard !session.arguments.has(.json) else {
      return try Console.output(JSONText.list(containers.map(\.json)).text + "\n")
    }
    let rows = [["IMAGE", "CONTAINER", "STATUS", "PORTS"]] + containers.map(\.row)
    try Console.output(TextTable.lines(rows).map { $0 + "\n" }.joined())
  }
}

extension OwnContainer {
  fileprivate var row: [String] {
    [image + (environment.isEmpty ? "" : "@\(environment)"), name, status, ports]
  }

  fileprivate var json: JSONText {
    .object([
      .init("image", .string(image)),
      .init("environment", environment.isEmpty ? .null : .string(environment)),
      .init("container", .string(name)),
      .init("running", .boolean(isRunning)), .init("status", .string(status)), .init("ports", .string(ports)),
    ])
  }
}
