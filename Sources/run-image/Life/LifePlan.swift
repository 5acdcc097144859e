import CommandLine
import ImageConfig

/// What is done with containers that were started before.
struct LifePlan {
  let request: RunRequest
  let image: Image
  let containers: [OwnContainer]
  let project: Project
  let world: World

  func plan() throws -> Plan {
    var plan = Plan(directory: "", steps: [])
    switch request.work {
    case .stop:
      let names = containers.filter(\.isRunning).map(\.name)
      if names.isEmpty { throw nothingRuns }
      plan.steps = [.run(Command("docker", ["stop"] + names))]
      plan.result = names
    case .restart:
      // What runs, else what was kept of it.
      guard let container = containers.first(where: \.isRunning) ?? containers.first else {
        throw nothingRuns
      }
      plan.steps = [.run(Command("docker", ["restart", container.name]))]
      plan.result = [container.name]
    case .logs:
      guard let container = containers.first(where: \.isRunning) ?? containers.first else {
        throw nothingRuns
      }
      let follows = container.isRunning && world.terminal.outputIsTerminal
      plan.steps = [.become(Command("docker", ["logs"] + (follows ? ["--follow"] : []) + [container.name]))]
    case .attach:
      let container = try newest(&plan)
      if world.terminal.inputIsTerminal { plan.warnings.append(.run(.detach)) }
      plan.steps = [.become(Command("docker", ["attach", "--sig-proxy=false", container.name]))]
    case .exec:
      let container = try newest(&plan)
      let flags = try Interactivity(nil, project.substitution, world.terminal).arguments
      plan.steps = [
        .become(Command("docker", ["exec"] + flags + [container.name] + (try command())))
      ]
    case .start, .list, .doctor: break
    }
    return plan
  }

  private func newest(_ plan: inout Plan) throws(RunProblem) -> OwnContainer {
    let running = containers.filter(\.isRunning)
    guard let container = running.first else { throw nothingRuns }
    if running.count > 1 {
      plan.warnings.append(
        .run(.others(image: image.name, meant: container.name, count: running.count)))
    }
    return container
  }

  private var nothingRuns: RunProblem {
    .nothingRuns(image.name, stopped: request.work == .stop ? nil : containers.first?.name)
  }

  private func command() throws(Setting.Problem) -> [String] {
    if let verbatim = request.verbatimCommand { return verbatim }
    guard let command = request.command else { return ContainerCommand.shell }
    return try project.substitution.command(of: Setting(commandLine: command, key: "command"))
  }
}
