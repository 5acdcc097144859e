import CommandLine
import ImageConfig

/// From a request and the project to one `docker run`.
struct RunPlan {
  private let request: RunRequest
  private let image: Image
  private let project: Project
  private let world: World
  private var warnings: [Warning] = []

  static func make(_ request: RunRequest, _ project: Project, _ world: World) throws -> Plan {
    let image = try project.image(request.image)
    var plan = RunPlan(request: request, image: image, project: project, world: world)
    let command = try plan.command()
    return Plan(directory: project.files.root, steps: [.become(command)], warnings: plan.warnings)
  }

  private init(request: RunRequest, image: Image, project: Project, world: World) {
    self.request = request
    self.image = image
    self.project = project
    self.world = world
  }

  private mutating func command() throws -> Command {
    let extra = try flags("args", commandLine: request.arguments, missingFlag: nil)
    let others = [try gpuFlags(), try networkFlags(), try volumeFlags(), try portFlags()]
    var variables = try self.variables()
    let beforeArgs = others.flatMap { variables.handOn($0, except: winners) }
    let args = variables.handOn(extra, except: request.arguments == nil ? winners : [])

    let isDetached = request.keeps || extra.contains(["-d", "--detach"])
    var arguments = ["run", "--init"]
    if !extra.contains(["--name"]) {
      arguments += ["--name", ContainerName.make(image: image.name, world)]
    }
    arguments += variables.arguments
    if !request.keeps { arguments.append("--rm") }
    if request.keeps { arguments.append("-d") }
    if !isDetached {
      arguments += try Interactivity(setting("interactive"), project.substitution, world.terminal).arguments
    }
    arguments += beforeArgs + args
    if request.wantsShell { arguments += ["--entrypoint", ContainerCommand.shell[0]] }
    arguments.append(image.reference.with(tag: request.tag).description)
    return Command("docker", arguments + (try containerCommand()), environment: variables.overlay)
  }

  /// The settings that an engine on another machine has, where one is meant (`DOCKER_IP`).
  private var isDocked: Bool { world.environment["DOCKER_IP"]?.isEmpty == false }

  private func setting(_ key: String) throws -> Setting? {
    if isDocked, let docked = try image.settings.nonEmpty(key + ConfigKey.dockedSuffix) { return docked }
    return try image.settings.nonEmpty(key)
  }

  private mutating func flags(_ key: String, commandLine: String?, missingFlag: String?) throws -> RunFlags {
    var setting = try setting(key)
    if let commandLine { setting = Setting(commandLine: commandLine, key: key) }
    guard let setting else { return .none }
    let flags = try RunFlags(
      project.substitution.words(of: setting), key: key, missingFlag: missingFlag, origin: setting.origin)
    note(flags)
    return flags
  }

  private mutating func note(_ flags: RunFlags) {
    for warning in flags.warnings where !warnings.contains(warning) { warnings.append(warning) }
  }

  /// The variables that the command line sets, which run.cfg then does not.
  private var winners: Set<String> { Set(request.variables.map(ContainerVariables.name)) }

  private mutating func variables() throws -> ContainerVariables {
    var variables = ContainerVariables(environment: world.environment)
    variables.add(try flags("environment", commandLine: nil, missingFlag: "-e"), except: winners)
    if let setting = try setting("env") {
      for assignment in try VariableSection.assignments(setting, project) {
        variables.add(assignment, except: winners)
      }
    }
    for variable in request.variables { variables.add(verbatim: variable) }
    if !isDocked { variables.addCredentials() }
    return variables
  }

  /// `-g` beats `gpu=`, which applies without it.
  private mutating func gpuFlags() throws -> RunFlags {
    if request.wantsGPU { return try GPU.all() }
    guard let setting = try setting("gpu") else { return .none }
    let flags = try GPU.flags(setting, project.substitution)
    note(flags)
    return flags
  }

  private mutating func networkFlags() throws -> RunFlags {
    if let network = request.network { return RunFlags(flag: "--network", value: network) }
    return try flags("network", commandLine: nil, missingFlag: "--network")
  }

  private mutating func volumeFlags() throws -> RunFlags {
    guard let setting = try setting("volumes") else { return .none }
    let flags = try Mounts.flags(setting, project.substitution)
    note(flags)
    return flags
  }

  private mutating func portFlags() throws -> RunFlags {
    try flags("ports", commandLine: nil, missingFlag: "-p")
  }

  private func containerCommand() throws -> [String] {
    if request.wantsShell { return Array(ContainerCommand.shell.dropFirst()) }
    if let verbatim = request.verbatimCommand { return verbatim }
    if let command = request.command {
      return try ContainerCommand.words(Setting(commandLine: command, key: "command"), project.substitution)
    }
    return try setting("cmd").map { try ContainerCommand.words($0, project.substitution) } ?? []
  }
}
