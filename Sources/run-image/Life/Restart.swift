import CommandLine
import Execution
import ImageConfig

/// `--restart` where the image or run.cfg has changed: what docker would start again is the old one.
enum Restart {
  static func isAnew(_ container: OwnContainer, _ inputs: RunInputs) -> Bool {
    Differences.canBeMadeAnew(container) && !Differences.of(container, inputs).isEmpty
  }

  /// The old one is stopped first, to free its ports and its name, and kept: somebody may have worked in it.
  static func perform(_ container: OwnContainer, _ inputs: RunInputs, _ session: Session) throws {
    var inputs = RunInputs(
      request: inputs.request.asStart, image: inputs.image, project: inputs.project, world: inputs.world,
      host: inputs.host, isDryRun: inputs.isDryRun)
    let differences = Differences.of(container, inputs)
    let makePlan = {
      var plan = try RunPlan.make(inputs)
      plan.warnings.insert(.run(.madeAnew(nameAfterwards(container, plan, inputs), differences)), at: 0)
      return plan
    }
    let build = try MissingImage.steps(inputs, builder: session.sibling("build-image"))
    let isTaken = inputs.host.isTaken
    // The ports that it holds will be free. A slip in run.cfg must show while it still runs.
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

  /// Makes room for the new one: the old one stops, does not come back with the engine, and gives up its name.
  static func farewell(_ container: OwnContainer, _ plan: Plan, _ inputs: RunInputs) -> [Step] {
    var lines = [["update", "--restart", "no", container.name]]
    if container.isRunning { lines.insert(["stop", container.name], at: 0) }
    let name = nameAfterwards(container, plan, inputs)
    if name != container.name { lines.append(["rename", container.name, name]) }
    return lines.map { .run(Command("docker", $0)) }
  }

  /// The old one's name afterwards: a new name of ours where the new one takes its own.
  static func nameAfterwards(_ container: OwnContainer, _ plan: Plan, _ inputs: RunInputs) -> String {
    guard case .become(let command)? = plan.steps.last,
      command.arguments.contains(where: { [container.name, "--name=\(container.name)"].contains($0) })
    else { return container.name }
    return ContainerName.make(image: inputs.image.name, inputs.world)
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
