import CommandLine
import ImageConfig

/// What is done with containers that were started before.
struct BackgroundPlan {
  let inputs: RunInputs
  /// Of the environment that was asked for, and of others.
  let containers: [OwnContainer]
  var others: [OwnContainer] = []
  /// Whether the one that is to be joined has a terminal of its own.
  var hasTerminal: Bool?

  private var request: RunRequest { inputs.request }

  func plan() throws -> Plan {
    var plan = Plan(directory: "", steps: [])
    switch request.work {
    case .stop:
      let names = containers.filter(\.isRunning).map(\.name)
      if names.isEmpty {
        plan.warnings = [.run(.nothingToStop(inputs.image.name, elsewhere: elsewhere?.command))]
      } else {
        let words = request.isNotebook ? ["rm", "--force"] : ["stop"]
        plan.steps = [.print(Command.docker(words + names))]
      }
    case .restart:
      let container = try chosen(&plan)
      let differences = Differences.of(container, inputs)
      if !differences.isEmpty {
        plan.warnings.append(.run(.restartedAsItWas(container.name, differences, cure: cure(container))))
      }
      plan.steps = [.print(Command.docker(["restart", container.name]))]
    case .logs:
      let container = try chosen(&plan)
      let follows = container.isRunning && inputs.world.terminal.outputIsTerminal
      plan.steps = [.exec(Command.docker(["logs"] + (follows ? ["--follow"] : []) + [container.name]))]
    case .attach:
      let container = try newest(&plan)
      if inputs.world.terminal.inputIsTerminal, let hasTerminal {
        plan.warnings.append(.run(.detach(hasTerminal: hasTerminal)))
      }
      plan.steps = [.exec(Command.docker(["attach", "--sig-proxy=false", container.name]))]
    case .exec:
      let container = try newest(&plan)
      let flags = try Interactivity(nil, inputs.project.valueSubstitution, inputs.world.terminal).arguments
      let words = try command(&plan)
      plan.steps = [.exec(Command.docker(["exec"] + flags + [container.name] + words))]
    case .start, .list, .doctor: break
    }
    return plan
  }

  /// What runs, else what was kept of it.
  static func meant(_ containers: [OwnContainer]) -> OwnContainer? {
    containers.first(where: \.isRunning) ?? containers.first
  }

  /// How to make it anew by hand: nobody has kept the values of its options.
  private func cure(_ container: OwnContainer) -> String {
    let again = "run-image -k \(inputs.operand)"
    let stop = container.isRunning ? "run-image --stop \(inputs.operand)" : nil
    let options = container.options.map(\.name).joined(separator: ", ")
    if options.isEmpty {
      return "to make it anew: " + [stop, again].compactMap(\.self).joined(separator: " && ")
    }
    return "to make it anew: "
      + [stop, "\(again) with its \(options)"].compactMap(\.self).joined(separator: ", then ")
  }

  private func newest(_ plan: inout Plan) throws(RunProblem) -> OwnContainer {
    guard let container = containers.first(where: \.isRunning) else { throw nothingRuns }
    plan.warnings += Self.others(containers, inputs).map(Warning.run)
    return container
  }

  /// The newest, also one that was kept.
  private func chosen(_ plan: inout Plan) throws(RunProblem) -> OwnContainer {
    guard let container = Self.meant(containers) else { throw nothingRuns }
    plan.warnings += Self.others(containers, inputs).map(Warning.run)
    return container
  }

  /// Told where more than one runs.
  static func others(_ containers: [OwnContainer], _ inputs: RunInputs) -> [RunNotice] {
    let running = containers.filter(\.isRunning)
    guard running.count > 1 else { return [] }
    return [.others(image: inputs.image.name, meant: running[0].name, count: running.count)]
  }

  private var nothingRuns: RunProblem {
    if let (container, command) = elsewhere {
      return .runsElsewhere(inputs.image.name, container: container, command: command)
    }
    return .nothingRuns(inputs.image.name, stopped: containers.first?.name, again: inputs.operand)
  }

  /// One of another environment that may be meant, and how to say so.
  private var elsewhere: (container: String, command: String)? {
    let other =
      others.first(where: \.isRunning) ?? ([.restart, .logs].contains(request.work) ? others.first : nil)
    guard let other, containers.isEmpty || other.isRunning else { return nil }
    let words = [
      RunRequest.spelling(of: request.work), "--environment", other.environment, inputs.image.name,
    ]
    return (other.name, ShellText.of(["run-image"] + words))
  }

  private func command(_ plan: inout Plan) throws -> [String] {
    if let verbatim = request.verbatimCommand { return verbatim }
    guard let command = request.command else { return ContainerCommand.shell }
    let setting = Setting(commandLine: command, key: "command")
    let (words, warning) = try ContainerCommand.words(of: setting, inputs)
    if let warning { plan.warnings.append(warning) }
    return words
  }
}
