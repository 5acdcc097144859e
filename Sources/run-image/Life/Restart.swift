import CommandLine
import Execution
import ImageConfig

/// `--restart` where the image or run.cfg has changed: what docker would start again is the old one.
enum Restart {
  static func isAnew(_ container: OwnContainer, _ inputs: RunInputs) -> Bool {
    Differences.canBeMadeAnew(container) && !Differences.of(container, inputs).isEmpty
  }

  /// The old one is stopped before, for its ports and names, and kept: somebody may have worked in it.
  static func perform(_ container: OwnContainer, _ inputs: RunInputs, _ session: Session) throws {
    var inputs = RunInputs(
      request: inputs.request.asStart, image: inputs.image, project: inputs.project, world: inputs.world,
      host: inputs.host, isDryRun: inputs.isDryRun)
    let differences = Differences.of(container, inputs)
    let makePlan = {
      var plan = try RunPlan.make(inputs)
      plan.warnings.insert(.run(.madeAnew(container.name, differences)), at: 0)
      return plan
    }
    let build = try MissingImage.steps(inputs, builder: session.sibling("build-image"))
    let isTaken = inputs.host.isTaken
    // What it holds will be free. A slip in run.cfg is told while it still runs.
    if container.isRunning { inputs.host.isTaken = { _, _, _ in false } }
    let dryPlan = try makePlan()
    let farewell = farewell(container, dryPlan, inputs)
    try session.perform(steps: build + farewell, in: inputs.project.files.root) {
      if session.isDryRun { return dryPlan }
      try inputs.host.ask(inputs, session)
      inputs.host.containers = []
      inputs.host.isTaken = isTaken
      return try makePlan()
    }
  }

  /// What makes room for the new one: the old neither runs, nor comes back with the engine, nor has its name.
  static func farewell(_ container: OwnContainer, _ plan: Plan, _ inputs: RunInputs) -> [Step] {
    var lines = [["update", "--restart", "no", container.name]]
    if container.isRunning { lines.insert(["stop", container.name], at: 0) }
    if case .become(let command)? = plan.steps.last,
      command.arguments.contains(where: { hasName($0, container) })
    {
      lines.append(["rename", container.name, ContainerName.make(image: inputs.image.name, inputs.world)])
    }
    return lines.map { .run(Command("docker", $0)) }
  }

  /// Of `--name mine` and `--name=mine`.
  private static func hasName(_ word: String, _ container: OwnContainer) -> Bool {
    word == container.name || word == "--name=\(container.name)"
  }
}

extension RunRequest {
  fileprivate var asStart: RunRequest {
    var request = self
    request.work = .start
    request.keeps = true
    return request
  }
}
