import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// A run.cfg, a command line and what the world is like; and the words docker gets.
struct RunCase: CustomTestStringConvertible, Sendable {
  let name: String
  let config: String
  let words: [String]
  let expected: [String]
  var lab = Lab()

  /// The usual container of `dev`; what is given stands where docker's command has it.
  init(
    _ name: String, _ config: String, _ words: [String] = ["dev"], env: [String] = [], flags: [String] = [],
    image: String = "lab-dev:ada", cmd: [String] = []
  ) {
    self.init(
      name, config, words,
      exactly: ["run", "--init", "--name", Lab.container] + env + ["--rm"] + flags + [image] + cmd)
  }

  /// The same, detached.
  init(_ name: String, _ config: String, _ words: [String], kept flags: [String]) {
    self.init(
      name, config, words,
      exactly: ["run", "--init", "--name", Lab.container, "-d"] + flags + ["lab-dev:ada"])
  }

  init(_ name: String, _ config: String, _ words: [String] = ["dev"], exactly expected: [String]) {
    self.name = name
    self.config = config
    self.words = words
    self.expected = expected
  }

  func with(_ change: (inout Lab) -> Void) -> RunCase {
    var copy = self
    change(&copy.lab)
    return copy
  }

  func command() throws -> Command { try lab.command(config, words) }

  var testDescription: String { name }
}

/// A project and the world around it, made of values.
struct Lab: Sendable {
  var root = "/home/ada/Lab"
  var folders = ["base", "dev"]
  var imagesFolder = "docker"
  var user = "ada"
  var home = "/home/ada"
  var variables: [String: String] = [:]
  var overlay: String?
  var processID: Int32 = 42
  /// Without a memory and a zone, so that most tables need not tell of them.
  var memory: UInt64?
  var timeZone: String?
  var engine = EngineAddress.here
  /// The paths that lead to something.
  var paths: Set<String> = []
  var terminal = World.Terminal(
    inputIsOpen: false, inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: false)

  /// What the container of `dev` is called.
  static let container = "ada_dev_24-03-05_07.08.09_42"

  var world: World {
    World(
      environment: variables, workingDirectory: root, user: user, home: home,
      time: LocalTime(year: 2024, month: 3, day: 5, hour: 7, minute: 8, second: 9), processID: processID,
      terminal: terminal)
  }

  func project(_ config: String) throws -> Project {
    let files = ProjectFiles(
      root: root, config: try ConfigFile(bytes: Array(config.utf8), path: "run.cfg"),
      imagesFolder: imagesFolder,
      folders: folders.map { .init(name: $0, hasDockerfile: true) })
    return try Project(files, world: world, environment: overlay)
  }

  /// Whatever else a case wants known of the machine and the engine.
  var known: @Sendable (inout RunHost) -> Void = { _ in }

  var host: RunHost {
    var host = RunHost(memory: memory, timeZone: timeZone, engine: engine, exists: { paths.contains($0) })
    known(&host)
    return host
  }

  func inputs(_ config: String, _ words: [String] = ["dev"]) throws -> RunInputs {
    let arguments = try Arguments(words, of: RunRequest.program)
    let request = try RunRequest(arguments)
    let project = try project(config)
    return RunInputs(
      request: request, image: try project.image(request.image ?? ""), project: project, world: world,
      host: host, isDryRun: arguments.has(.dryRun))
  }

  func plan(_ config: String, _ words: [String] = ["dev"]) throws -> Plan {
    try RunPlan.make(inputs(config, words))
  }

  /// What docker gets, without the labels by which we find the container again: every one has those.
  func command(_ config: String, _ words: [String] = ["dev"]) throws -> Command {
    let inputs = try inputs(config, words)
    let plan = try RunPlan.make(inputs)
    guard var command = plan.steps.last?.start, plan.steps.dropLast().allSatisfy(Self.makesFolder)
    else { throw NotOneCommand(steps: plan.steps) }
    let labels = [
      "--label", "orbyter.run.folder=\(root)", "--label", "orbyter.run.image=\(inputs.image.name)", "--label",
      "orbyter.run.user=\(user)",
    ]
    guard let start = command.arguments.firstIndex(of: "--label"),
      command.arguments[start...].starts(with: labels)
    else { throw NotOneCommand(steps: plan.steps) }
    command.arguments.removeSubrange(start..<start + labels.count)
    while command.arguments[start...].starts(with: ["--label"]) {
      command.arguments.removeSubrange(start..<start + 2)
    }
    return command
  }

  private static func makesFolder(_ step: Step) -> Bool {
    if case .run(let command) = step { command.executable == "mkdir" } else { false }
  }

  struct NotOneCommand: Error { let steps: [Step] }
}

extension Step {
  /// The docker run of a container in front or in the background.
  fileprivate var start: Command? {
    switch self {
    case .exec(let command), .print(let command): command
    default: nil
    }
  }
}
