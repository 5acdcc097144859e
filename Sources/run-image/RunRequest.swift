import CommandLine
import ImageConfig

/// What a person asked `run-image` for.
struct RunRequest: Equatable {
  var image: String
  var arguments: String?
  var keeps = false
  var command: String?
  /// The command behind `--`, verbatim.
  var verbatimCommand: [String]?
  var network: String?
  var wantsGPU = false
  var variables: [String] = []
  var tag: Tag?
  /// A shell, whatever the image would start.
  var wantsShell = false
}

extension RunRequest {
  static let arguments = Option(
    "args", "a", value: "FLAGS", "flags of docker run, instead of args= in run.cfg")
  static let keep = Option("keep", "k", "detach the container and keep it when it ends")
  static let command = Option("command", "c", value: "COMMAND", "what runs, instead of cmd= in run.cfg")
  static let network = Option("network", "n", value: "NAME", "the network, instead of network= in run.cfg")
  static let gpu = Option("use-gpu", "g", aliases: ["gpu"], "give the container the machine's GPUs")
  static let variable = Option(
    "env", "e", value: "NAME[=VALUE]", "a variable for the container; without a value, ours of that name")

  static let shell = Option("shell", "s", "the image's bash, or its sh, instead of what it starts")

  static let program = Program(
    name: "run-image",
    summary: "starts a container of an image the way run.cfg says, and becomes it.",
    usage: ["[options] IMAGE [-- COMMAND...]"],
    operands: [
      .init(
        "IMAGE", offer: .images,
        "an image of the project: a folder, a synthetic or a configuration-only image")
    ],
    operandCount: 1...1,
    takesCommand: true,
    options: [gpu, command, shell, variable, arguments, network, keep, .imageTag],
    examples: [
      .init("run-image dev", "a container of docker/dev, with the mounts and ports of [dev]"),
      .init("run-image -g dev", "the same with every GPU"),
      .init("run-image dev -c 'pytest -q tests'", "one command instead of cmd="),
      .init("run-image dev -- python -c 'print(1)'", "a command taken as it stands, nothing put in"),
      .init("run-image -k -a '--cpus 2' notebook", "in the background, with two processors"),
    ],
    configKeys: [
      "environment", "env", "env_file", "interactive", "gpu", "network", "volumes", "ports", "init",
      "shm_size",
      "ulimits", "timezone", "aws", "cpus", "memory", "workdir", "hostname", "restart", "devices",
      "ssh_agent",
      "git_config", "args", "cmd", "name", "tag", "prefix", "[run_image] synthetic_images", "[project] name",
      "[project] images",
    ],
    variables: [
      .init("ENVIRONMENT", "as --environment"),
      .init("AWS_ACCESS_KEY_ID ...", "the AWS credentials and region that are set are handed on by name"),
      .init("DOCKER_HOST", "docker's own: which engine; DOCKER_IP picks the *_docked keys"),
    ])

  init(_ words: Arguments) throws(Arguments.Problem) {
    image = words.operands.first ?? ""
    arguments = try words.value(Self.arguments)
    keeps = words.has(Self.keep)
    command = try words.value(Self.command)
    verbatimCommand = words.rest
    network = try words.value(Self.network)
    wantsGPU = words.has(Self.gpu)
    variables = words.values(Self.variable)
    tag = try words.imageTag()
    wantsShell = words.has(Self.shell)
    if wantsShell, command != nil || verbatimCommand != nil { throw .exclude("--shell", "a command") }
    if command != nil, verbatimCommand != nil { throw .exclude("-c", "-- COMMAND") }
    for variable in variables where variable.isEmpty || variable.hasPrefix("=") {
      throw .badValue(Self.variable, variable, "NAME or NAME=value")
    }
    if network?.isEmpty == true { throw .badValue(Self.network, "", "a network's name") }
  }
}
