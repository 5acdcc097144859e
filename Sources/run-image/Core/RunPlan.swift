import CommandLine
import ImageConfig

/// From a request and the project to one `docker run`.
struct RunPlan {
  private let inputs: RunInputs
  private var request: RunRequest { inputs.request }
  private var warnings: [Warning] = []
  private var preparations: [Step] = []

  static func make(_ inputs: RunInputs) throws -> Plan {
    if let container = running(inputs) {
      return Plan(
        directory: "", steps: [], warnings: [.run(notice(container, inputs))], result: [container.identifier])
    }
    var plan = RunPlan(inputs: inputs)
    let command = try plan.command()
    plan.noteWhatIsElsewhere()
    return Plan(
      directory: inputs.project.files.root,
      steps: plan.preparations + [inputs.request.keeps ? .print(command) : .exec(command)],
      warnings: plan.warnings)
  }

  /// The container that `-k` asks for, where it is there already. Whoever says what is to run means another one.
  static func running(_ inputs: RunInputs) -> OwnContainer? {
    let request = inputs.request
    guard request.keeps, request.command == nil, request.verbatimCommand == nil else { return nil }
    return inputs.host.containers.first(where: \.isRunning)
  }

  /// About a container that runs already.
  private static func notice(_ container: OwnContainer, _ inputs: RunInputs) -> RunNotice {
    let differences = Differences.of(container, inputs)
    if differences.isEmpty {
      return .runsAlready(container.name, image: inputs.operand, status: container.status)
    }
    let isByConfig = Differences.canBeMadeAnew(container) && inputs.request.options.isEmpty
    let cure =
      isByConfig
      ? "run-image --restart \(inputs.operand) makes it anew"
      : "to make it anew: run-image --stop \(inputs.operand), then this again"
    return .runsOutdated(container.name, status: container.status, differences, cure: cure)
  }

  private init(inputs: RunInputs) {
    self.inputs = inputs
  }

  private mutating func command() throws -> Command {
    let origin = try request.arguments == nil ? setting(.args)?.origin : nil
    var said = try flags(.args, commandLine: request.arguments, missingFlag: nil)
    if request.validates, origin != nil { Validation.leaveOutReach(&said) }
    let extra = noted(Mounts.looked(at: said, of: origin, inputs))
    try Ports.refuseTaken(extra, inputs)
    let gpu = try noted(GPU.flags(inputs))
    let person = try ContainerUser.outcome(inputs, besides: extra)
    var variables = try self.variables(besides: extra, person.variables)
    var features = [
      gpu, try noted(Accelerators.flags(inputs)), noted(person.flags), try reach(),
      try noted(SharedMemory.flags(inputs, besides: extra)),
      try noted(ResourceLimits.flags(inputs, hasGPU: !gpu.items.isEmpty, besides: extra)),
      try noted(Placement.flags(inputs)), try noted(SSHAgent.flags(inputs)),
      try noted(GitConfig.flags(inputs)),
    ].flatMap { variables.handOn($0, except: winners) }
    features += variables.handOn(extra, except: request.arguments == nil ? winners : [])

    let isDetached = request.keeps || extra.contains(["-d", "--detach"])
    var arguments = ["run"]
    if try request.validates || inputs.says(.initProcess, otherwise: true) { arguments.append("--init") }
    if !extra.contains(["--name"]) {
      arguments += ["--name", ContainerName.make(image: inputs.image.name, inputs.world)]
    }
    // Nobody means this one by --stop or --exec.
    if !request.validates { arguments += RunLabels.flags(inputs) }
    arguments += variables.arguments
    arguments.append(request.keeps ? "-d" : "--rm")
    let command = try containerCommand()
    if !request.validates { arguments += try interactivity(isDetached, command, besides: extra).arguments }
    arguments += features
    if request.wantsShell || request.validates { arguments += ["--entrypoint", ContainerCommand.shell[0]] }
    arguments.append(inputs.reference.description)
    let sources = variables.sources(of: arguments)
    if inputs.isDryRun, !sources.isEmpty { warnings.append(.run(.variables(sources))) }
    return Command.docker(arguments + command, environment: variables.overlay)
  }

  private func interactivity(
    _ isDetached: Bool, _ command: [String], besides others: RunFlags
  ) throws(Setting.Problem) -> Interactivity {
    let setting = try setting(.interactive)
    guard isDetached else {
      return try Interactivity(setting, inputs.project.valueSubstitution, inputs.world.terminal)
    }
    let standard = inputs.host.image.content?.command ?? []
    let runs = request.wantsShell ? ["sh"] : command.isEmpty ? standard : command
    var outcome = try Interactivity(inBackground: setting, inputs.project.valueSubstitution, runs)
    if others.contains(["--stop-signal"]) { outcome.endsByHangUp = false }
    return outcome
  }

  private mutating func noteWhatIsElsewhere() {
    if request.keeps, let container = inputs.host.containers.first(where: { !$0.isUnborn }) {
      let notice: RunNotice =
        container.isRunning
        ? .runsToo(container.name, status: container.status)
        : .keptBefore(container.name)
      warnings.append(.run(notice))
    }
    if let commit = inputs.host.foreignCommit {
      warnings.append(
        .run(
          .builtElsewhere(
            inputs.reference.description, commit: commit, cure: "run-image --build \(inputs.operand)")))
    }
    if inputs.host.image == .absent, inputs.image.folder == nil {
      warnings.append(.run(.elsewherePulled(inputs.reference.description)))
    }
  }

  private func setting(_ key: ConfigKey) throws(Setting.Problem) -> Setting? { try inputs.setting(key) }

  private mutating func flags(
    _ key: ConfigKey, commandLine: String?, missingFlag: String?
  ) throws(Setting.Problem) -> RunFlags {
    var setting = try setting(key)
    if let commandLine { setting = Setting(commandLine: commandLine, key: key.name) }
    guard let setting else { return .none }
    return noted(
      try RunFlags(inputs.words(setting), key: key, missingFlag: missingFlag, origin: setting.origin))
  }

  private mutating func noted(_ flags: RunFlags) -> RunFlags {
    preparations += flags.preparations
    for warning in flags.warnings where !warnings.contains(warning) { warnings.append(warning) }
    return flags
  }

  /// The variables that the command line sets, which run.cfg then does not.
  private var winners: Set<String> { Set(request.variables.map(ContainerVariables.name)) }

  private mutating func variables(
    besides extra: RunFlags, _ standards: [Word]
  ) throws -> ContainerVariables {
    var variables = ContainerVariables(environment: inputs.world.environment)
    variables.add(try Placement.variableFiles(inputs), except: winners)
    variables.add(try flags(.environment, commandLine: nil, missingFlag: "-e"), except: winners)
    if let setting = try setting(.env) {
      for assignment in try VariableSection.assignments(setting, inputs.project) {
        variables.add(assignment, except: winners)
      }
    }
    for variable in request.variables { variables.add(verbatim: variable) }
    if try inputs.says(.aws, otherwise: true), !inputs.isDocked { variables.addCredentials() }
    for standard in try standards + [LocalZone.assignment(inputs)].compactMap(\.self) {
      variables.addUnlessKnown(standard, besides: extra)
    }
    return variables
  }

  /// What lets the container out, and others in.
  private mutating func reach() throws -> RunFlags {
    if request.validates { return noted(Validation.flags(inputs)) }
    var reach = try networkFlags()
    reach.add(noted(try Mounts.flags(inputs)))
    reach.add(noted(try Ports.flags(inputs)))
    return reach
  }

  private mutating func networkFlags() throws -> RunFlags {
    if let network = request.network { return RunFlags(flag: "--network", value: network) }
    return try flags(.network, commandLine: nil, missingFlag: "--network")
  }

  private mutating func containerCommand() throws -> [String] {
    if request.wantsShell { return Array(ContainerCommand.shell.dropFirst()) }
    if request.validates { return Validation.command(inputs) }
    if let verbatim = request.verbatimCommand { return verbatim }
    let said = request.command.map { Setting(commandLine: $0, key: "command") }
    guard let setting = try said ?? setting(.cmd) else { return [] }
    let (words, warning) = try ContainerCommand.words(of: setting, inputs)
    if let warning { warnings.append(warning) }
    return words
  }
}
