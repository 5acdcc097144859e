import CommandLine
import ImageConfig

/// What a person asked `run-image` for.
package struct RunRequest: Equatable {
  package internal(set) var work = Work.start
  /// None only where all are meant, or none.
  package internal(set) var image: String?
  var arguments: String?
  var keeps = false
  var command: String?
  /// The command behind `--`, verbatim.
  var verbatimCommand: [String]?
  var network: String?
  /// None where run.cfg decides.
  var gpus: GPUSelection?
  var variables: [String] = []
  var tag: Tag?
  /// A shell, whatever the image would start.
  var wantsShell = false
  /// The tests of the image's folder, whatever the image would start.
  var validates = false
  /// Jupyter, whose URL is told once it answers; or to be stopped and removed.
  package internal(set) var isNotebook = false
  /// Also where the image is there already.
  var builds = false
  /// What an image that is built stands on, as build-image takes it.
  var parents: String?
  /// Of a list the identifiers alone.
  var isQuiet = false

  package enum Work: Equatable {
    case start, stop, restart, logs, exec, attach, list, doctor
  }

  static let tagOption = "-t"

  /// What shapes a container beside run.cfg, as somebody would write it.
  var options: [StartOption] {
    [
      gpus.map {
        $0 == .all
          ? StartOption("-g")
          : StartOption("--gpu", [$0 == .least ? "auto" : $0.names.joined(separator: ",")])
      },
      command.map { StartOption("-c", [$0]) }, verbatimCommand.map { StartOption("--", $0) },
      wantsShell ? StartOption("--shell") : nil,
      variables.isEmpty ? nil : StartOption("-e", variables.sorted()),
      arguments.map { StartOption("-a", [$0]) }, network.map { StartOption("-n", [$0]) },
      tag.map { StartOption(Self.tagOption, [$0.description]) },
    ].compactMap(\.self)
  }
}

extension RunRequest {
  static let arguments = Option(
    "args", "a", value: "FLAGS", "flags of docker run, instead of args= in run.cfg")
  static let keep = Option(
    "keep", "k", aliases: ["detach"], "detach the container and keep it when it ends")
  static let command = Option("command", "c", value: "COMMAND", "what runs, instead of cmd= in run.cfg")
  static let network = Option("network", "n", value: "NAME", "the network, instead of network= in run.cfg")
  static let useGPU = Option("use-gpu", "g", "give the container the machine's GPUs")
  static let gpu = Option(
    "gpu", nil, value: "GPUS", offer: .words(["all", "auto", "none"]),
    "all, none, some (0,1 or identifiers), or auto: the one used least")
  static let variable = Option(
    "env", "e", value: "NAME[=VALUE]", "a variable for the container; without a value, ours of that name")
  static let shell = Option("shell", "s", "the image's bash, or its sh, instead of what it starts")
  static let validate = Option("validate", nil, "build the image, and run the tests of its folder in it")
  static let notebook = Option(
    "notebook", nil,
    "build the image, start its Jupyter in the background and print the URL; with --stop, end and remove it")
  static let build = Option("build", "b", "build the image first; without this, only where it is not there")

  static let parents = Option(
    "parents", nil, value: "published[:TAG]", "if the image is built, build it on the published parents")

  static let stop = Option("stop", nil, "stop the image's containers that were started from here")
  static let restart = Option("restart", nil, "start its container again, also one that was kept")
  static let logs = Option("logs", nil, "what its container printed; at a terminal, as it comes")
  static let exec = Option("exec", nil, "a shell in its running container, or -c COMMAND, or -- COMMAND")
  static let attach = Option("attach", nil, "join its running container")
  static let list = Option("list", nil, "the containers that were started from here")
  static let quiet = Option(
    "quiet", "q", "with --list IMAGE: the identifiers of those that --stop means, and no more")
  static let doctor = Option(
    "doctor", nil, "check docker, this machine and its GPUs, and say how to fix what is wrong")

  package static let program = Program(
    name: "run-image",
    summary: "starts a container of an image the way run.cfg says, and becomes it.",
    usage: [
      "[options] IMAGE [-- COMMAND...]", "--stop|--restart|--logs|--exec|--attach IMAGE",
      "--list [-q] [IMAGE]",
      "--doctor",
      "[options] --validate IMAGE",
      "[options] [--stop] --notebook [IMAGE]",
    ],
    operands: [
      .init(
        "IMAGE", offer: .images,
        "an image of the project: a folder, a synthetic or a configuration-only image")
    ],
    operandCount: 0...1,
    takesCommand: true,
    options: [
      useGPU, gpu, command, shell, variable, arguments, network, keep, validate, notebook, build, parents,
      .imageTag,
      stop, restart, logs, exec, attach, list, quiet, doctor,
    ],
    examples: [
      .init("run-image dev", "a container of docker/dev, with the mounts and ports of [dev]"),
      .init("run-image -g dev", "the same with every GPU; --gpu auto for the one that is used least"),
      .init("run-image dev -c 'pytest -q tests'", "one command instead of cmd="),
      .init("run-image dev -- python -c 'print(1)'", "a command taken as it stands, nothing put in"),
      .init("run-image --validate dev", "builds it, and runs docker/tests and docker/dev/test in it"),
      .init("run-image --notebook", "Jupyter of the image 'notebook', at port 8888 of this machine alone"),
      .init("run-image -k notebook", "in the background; --logs, --exec, --attach and --stop reach it"),
    ],
    configKeys: [
      .environment, .env, .envFile, .interactive, .user, .gpu, .gpuMode, .hardware, .devices,
      .network, .volumes, .ports, .initProcess, .shmSize, .ulimits, .timezone, .aws, .cpus, .memory,
      .workdir, .hostname, .restart, .sshAgent, .gitConfig, .direct, .args, .cmd, .name, .tag,
      .prefix, .syntheticImages, .projectName, .images, .builder,
    ],
    variables: [
      .init("ENVIRONMENT", "as --environment"),
      .init(
        "NOTEBOOK_PORT", "the port of --notebook on this machine, for ports= in run.cfg; without it, 8888"),
      .init("AWS_ACCESS_KEY_ID ...", "the AWS credentials and region that are set are handed on by name"),
      .init("DOCKER_HOST", "docker's own: which engine; DOCKER_IP picks the *_docked keys"),
    ])

  private static let works: [(option: Option, work: Work)] = [
    (stop, .stop), (restart, .restart), (logs, .logs), (exec, .exec), (attach, .attach), (list, .list),
    (doctor, .doctor),
  ]

  static func spelling(of work: Work) -> String { works.first { $0.work == work }?.option.spelling ?? "" }

  package init(_ words: Arguments) throws(Arguments.Problem) {
    let asked = Self.works.filter { words.has($0.option) }
    if asked.count > 1 { throw .exclude(asked[0].option.spelling, asked[1].option.spelling) }
    work = asked.first?.work ?? .start
    isNotebook = words.has(Self.notebook)
    image = words.operands.first ?? (isNotebook ? Notebook.image : nil)
    if image == nil, work != .list, work != .doctor {
      throw .missingOperand("IMAGE", usage: "run-image \(Self.program.usage[0])")
    }
    if work == .doctor, let image { throw .tooManyOperands(image, usage: "run-image --doctor") }
    arguments = try words.value(Self.arguments)
    validates = words.has(Self.validate)
    keeps = words.has(Self.keep) || isNotebook && work == .start
    builds = words.has(Self.build) || validates || isNotebook && work == .start
    parents = try words.value(Self.parents)
    command = try words.value(Self.command)
    verbatimCommand = words.rest
    network = try words.value(Self.network)
    gpus = try Self.gpus(words)
    variables = words.values(Self.variable)
    tag = try words.imageTag()
    wantsShell = words.has(Self.shell)
    isQuiet = words.has(Self.quiet)
    if isQuiet, work != .list || image == nil { throw .onlyWith(Self.quiet.spelling, "--list IMAGE") }
    if wantsShell, command != nil || verbatimCommand != nil { throw .exclude("--shell", "a command") }
    if command != nil, verbatimCommand != nil { throw .exclude("-c", "-- COMMAND") }
    for variable in variables where variable.isEmpty || variable.hasPrefix("=") {
      throw .badValue(Self.variable, variable, "NAME or NAME=value")
    }
    if network?.isEmpty == true { throw .badValue(Self.network, "", "a network's name") }
    try words.refuseJSON(unlessWith: "--dry-run, --list or --doctor", [.list, .doctor].contains(work))
    try refuseWhatOnlyAStartTakes(words)
    if validates { try refuseWhatATestCantTake(words) }
    if isNotebook, wantsShell { throw .exclude(Self.notebook.spelling, Self.shell.spelling) }
    if isNotebook, work != .start, work != .stop {
      throw .exclude(Self.spelling(of: work), Self.notebook.spelling)
    }
  }

  /// It has no network, and what it runs is no other's choice.
  private func refuseWhatATestCantTake(_ words: Arguments) throws(Arguments.Problem) {
    if let other = [Self.keep, Self.network, Self.shell, Self.notebook].first(where: words.has) {
      throw .exclude(Self.validate.spelling, other.spelling)
    }
    if command != nil || verbatimCommand != nil { throw .exclude(Self.validate.spelling, "a command") }
  }

  private static func gpus(_ words: Arguments) throws(Arguments.Problem) -> GPUSelection? {
    if words.has(useGPU), words.has(gpu) { throw .exclude(useGPU.spelling, gpu.spelling) }
    guard let text = try words.value(gpu) else { return words.has(useGPU) ? .all : nil }
    guard let selection = GPUSelection(text) else {
      throw .badValue(gpu, text, "all, none, auto, or names such as 0,1 or GPU-8f2c...")
    }
    return selection
  }

  private func refuseWhatOnlyAStartTakes(_ words: Arguments) throws(Arguments.Problem) {
    guard let asked = Self.works.first(where: { $0.work == work }) else { return }
    let others = [
      Self.useGPU, Self.gpu, Self.arguments, Self.network, Self.keep, Self.build, Self.parents,
      Self.variable, Self.shell, Self.validate, .imageTag,
    ]
    if let other = others.first(where: words.has) { throw .exclude(asked.option.spelling, other.spelling) }
    if work != .exec, command != nil || verbatimCommand != nil {
      throw .exclude(asked.option.spelling, "a command")
    }
  }
}
