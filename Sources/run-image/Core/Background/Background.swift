import CommandLine
import ImageConfig

/// `--stop`, `--restart`, `--logs`, `--exec`, `--attach` and `--list`.
package enum Background {
  package static func perform(
    _ request: RunRequest, _ project: Project, _ world: World, _ host: RunHost, isDryRun: Bool,
    _ around: Surroundings
  ) throws {
    let image = try request.image.map(project.image)
    let all = try asked(RunLabels.filters(project, world, image: image?.name), around)
    let own = all.filter { $0.isOf(project) }
    if request.isQuiet { return try around.show(own.map(\.identifier)) }
    guard let image, request.work != .list else {
      let listed = project.environment == nil ? all : own
      return try around.show(OwnContainer.table(listed), JSONText.list(listed.map(\.json)))
    }
    let containers = own.filter { !$0.isUnborn }
    var inputs = RunInputs(
      request: request, image: image, project: project, world: world, host: host, isDryRun: isDryRun)
    if request.work == .restart, let container = BackgroundPlan.meant(containers) {
      try inputs.host.ask(inputs, around)
      if Restart.isAnew(container, inputs) {
        around.tell(BackgroundPlan.others(containers, inputs).map(Warning.run))
        return try Restart.perform(container, inputs, around)
      }
    }
    var plan = BackgroundPlan(
      inputs: inputs, containers: containers, others: all.filter { !$0.isOf(project) && !$0.isUnborn })
    if request.work == .attach, inputs.world.terminal.inputIsTerminal,
      let container = containers.first(where: \.isRunning)
    {
      plan.hasTerminal = ContainerState(around.ask(.container(container.name))?.output ?? [])?.hasTerminal
    }
    try around.perform(plan.plan())
    if request.work == .restart, let container = BackgroundPlan.meant(containers) {
      try KeptStart.look(at: container.name, inputs, around)
    }
  }

  static func asked(_ filters: [String], _ around: Surroundings) throws -> [OwnContainer] {
    guard let answer = around.ask(EngineQuestion(OwnContainer.question(filters))) else {
      throw StepProblem.notFound(executable: "docker")
    }
    guard answer.exitCode == 0 else {
      throw around.refusal() ?? EngineProblem.silent(reason: answer.complaint)
    }
    return OwnContainer.read(answer.output)
  }
}
