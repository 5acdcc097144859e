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
    let stop = container.isRunning ? [Step.run(Command("docker", ["stop", container.name]))] : []
    let isTaken = inputs.host.isTaken
    // What it holds will be free. A slip in run.cfg is told while it still runs.
    if container.isRunning { inputs.host.isTaken = { _, _, _ in false } }
    let dryPlan = try makePlan()
    try session.perform(steps: build + stop, in: inputs.project.files.root) {
      if session.isDryRun { return dryPlan }
      try inputs.host.ask(inputs, session)
      inputs.host.containers = []
      inputs.host.isTaken = isTaken
      return try makePlan()
    }
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
