import CommandLine
import ImageConfig

/// `--restart` where the image or run.cfg has changed: what docker would start again is the old one.
enum Restart {
  static func isAnew(_ container: OwnContainer, _ inputs: RunInputs) -> Bool {
    Differences.canBeMadeAnew(container) && !Differences.of(container, inputs).isEmpty
  }

  /// The old one is stopped first, to free its ports and its name, and kept: somebody may have worked in it. Where
  /// docker does not start the new one, it goes on.
  static func perform(_ container: OwnContainer, _ inputs: RunInputs, _ around: Surroundings) throws {
    var inputs = RunInputs(
      request: inputs.request.asStart, image: inputs.image, project: inputs.project, world: inputs.world,
      host: inputs.host, isDryRun: inputs.isDryRun)
    let differences = Differences.of(container, inputs)
    let build = try MissingImage.steps(inputs, builder: around.builder)
    let isTaken = inputs.host.isTaken
    // The ports that it holds will be free. A slip in run.cfg must show while it still runs.
    if container.isRunning { inputs.host.isTaken = { _, _, _ in false } }
    let dryPlan = try RunPlan.make(inputs.withoutContainers)
    let oldName = nameAfterwards(container, dryPlan, inputs)
    let notice = Warning.run(.madeAnew(oldName, differences))
    // It is not to come back with the engine.
    let retirement = Step.run(Command.docker(["update", "--restart", "no", oldName]))
    var name: String?
    try around.perform(inputs.project.files.root) { work in
      try work(build + farewell(container, oldName))
      var plan = dryPlan
      if inputs.isDryRun {
        around.tell([notice])
      } else {
        try inputs.host.ask(inputs, around)
        inputs.host.isTaken = isTaken
        plan = try RunPlan.make(inputs.withoutContainers)
      }
      name = try KeptStart.perform(plan, insteadOf: container, inputs, around, work)
      return Plan(directory: inputs.project.files.root, steps: inputs.isDryRun ? [retirement] : [])
    }
    guard let name, !inputs.isDryRun else { return }
    around.tell([notice])
    // Not before: the old one may have had to come back as it was.
    try around.perform(Plan(directory: "", steps: [retirement]))
    try KeptStart.look(at: name, inputs, around)
  }

  /// Makes room for the new one: the old one stops and gives up its name.
  static func farewell(_ container: OwnContainer, _ oldName: String) -> [Step] {
    let docker = { (words: String...) in Command.docker(words) }
    var steps: [Step] = []
    // Not start: an interrupted stop goes on in the engine.
    if container.isRunning {
      steps += [
        .later(docker("restart", container.name), .unfinished), .run(docker("stop", container.name)),
      ]
    }
    if oldName != container.name {
      steps += [
        .later(docker("rename", oldName, container.name), .unfinished),
        .run(docker("rename", container.name, oldName)),
      ]
    }
    return steps
  }

  /// The old one's name afterwards: a new name of ours where the new one takes its own.
  static func nameAfterwards(_ container: OwnContainer, _ plan: Plan, _ inputs: RunInputs) -> String {
    KeptStart.name(in: plan) == container.name
      ? ContainerName.make(image: inputs.image.name, inputs.world) : container.name
  }
}

extension RunInputs {
  /// Those that are there are not in the new one's way.
  fileprivate var withoutContainers: RunInputs {
    var copy = self
    copy.host.containers = []
    return copy
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
