import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// A run.cfg, a command line, what is in the folders; and the commands that come of it, word by word.
struct BuildCase: CustomTestStringConvertible, Sendable {
  let name: String
  let config: String
  let words: [String]
  let expected: [[String]]
  var lab = Lab()

  init(_ name: String, _ config: String, _ words: [String], _ expected: [[String]]) {
    self.name = name
    self.config = config
    self.words = words
    self.expected = expected
  }

  init(_ name: String, _ config: String, _ expected: [[String]]) {
    self.init(name, config, ["dev"], expected)
  }

  func with(_ change: (inout Lab) -> Void) -> BuildCase {
    var copy = self
    change(&copy.lab)
    return copy
  }

  /// With this Dockerfile in docker/dev.
  func with(dev: String) -> BuildCase { with { $0.dockerfiles["dev"] = dev } }

  var testDescription: String { name }
}

/// A project and the world around it, made of values.
struct Lab: Sendable {
  var root = "/home/ada/Lab"
  /// By folder; a folder without one is no image.
  var dockerfiles: [String: String?] = ["base": "FROM alpine", "dev": "FROM alpine"]
  /// By folder.
  var versions: [String: String] = [:]
  var user = "ada"
  var variables: [String: String] = [:]
  var overlay: String?
  var pipTemplate: String?
  var imagesFolder = "docker"
  var hasBuildx = false
  /// When the files that are there were changed.
  var modified: [String: Int64] = [:]
  var pyproject: String?
  var setup: String?
  /// What other files hold.
  var contents: [String: [UInt8]] = [:]
  /// What git answers, by the name of its command.
  var answers: [String: String] = [:]
  /// What the engine has; none where none answers.
  var present: [String]?
  /// What of that says in its labels that it is the project's.
  var labelled: [String] = []

  func project(_ config: String) throws -> Project {
    let world = World(
      environment: variables, workingDirectory: root, user: user, home: "/home/ada",
      time: LocalTime(year: 2024, month: 3, day: 5, hour: 7, minute: 8, second: 9), processID: 42,
      terminal: .init(
        inputIsOpen: false, inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: false))
    let folders = dockerfiles.sorted { $0.key > $1.key }.map { name, text in
      ProjectFiles.Folder(
        name: name, hasDockerfile: text != nil, dockerfile: text.map { Array($0.utf8) },
        version: versions[name].map { Array($0.utf8) })
    }
    var files = ProjectFiles(
      root: root, config: try ConfigFile(bytes: Array(config.utf8), path: "run.cfg"),
      imagesFolder: imagesFolder,
      folders: folders, pipTemplate: pipTemplate.map { Array($0.utf8) },
      pyproject: pyproject.map { Array($0.utf8) }, setupConfig: setup.map { Array($0.utf8) })
    files.otherDockerfiles = contents
    return try Project(files, world: world, environment: overlay)
  }

  /// What the machine and the engine say beside that.
  var change: @Sendable (inout BuildHost) -> Void = { _ in }

  func plan(_ config: String, _ words: [String]) throws -> Plan {
    let request = try BuildRequest(Arguments(words, of: BuildRequest.program))
    let project = try project(config)
    let lab = self
    var host = BuildHost(
      hasBuildx: hasBuildx, environment: variables, modified: { lab.modified[$0] },
      content: { lab.contents[$0] }, git: { lab.answers[$0[2]].map { Array($0.utf8) } })
    if request.work == .versionFile { return try VersionFilePlan(project, host).plan() }
    change(&host)
    if case .clean(let names) = request.work {
      return try CleanPlan(names, request, project).plan(
        present.map { PresentImages(names: $0, labelled: labelled) })
    }
    return try BuildPlan.make(BuildDraft(request, project, host), host)
  }

  /// What `--graph` shows of these images.
  func graph(_ config: String = "", _ words: [String] = ["all"], tag: ImageConfig.Tag? = nil) throws
    -> GraphModel
  {
    let project = try project(config)
    let names = try ImageSelection.names(words, project)
    return try GraphModel(names, try ImageGraph.reading(names, project), project: project, tag: tag)
  }

  /// Each step as words: a command without the labels that every image gets, or a file that is written.
  func steps(_ config: String, _ words: [String]) throws -> [[String]] {
    try plan(config, words).steps.flatMap(Self.flat).map { step in
      switch step {
      case .run(let command): Self.withoutLabels([command.executable] + command.arguments)
      case .later(let command, .always): ["at the end", command.executable] + command.arguments
      case .later(let command, .interrupted): ["interrupted", command.executable] + command.arguments
      case .write(let file):
        ["write", file.path, file.isTemporary ? "temporary" : "to stay", file.copyOf ?? ""]
      default: ["an unexpected step"]
      }
    }
  }
}

extension Lab {
  private static func flat(_ step: Step) -> [Step] {
    if case .scope(let steps) = step { steps.flatMap(flat) } else { [step] }
  }

  private static func withoutLabels(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words {
      let isOurs = word.hasPrefix("org.opencontainers.image.") || word.hasPrefix("orbyter.")
      if isOurs, result.last == "--label" { result.removeLast() } else { result.append(word) }
    }
    return result
  }

  /// The bake definition that a plan gives to bake, without those labels and what all targets say.
  func definition(_ config: String, _ words: [String]) throws -> [String] {
    for case .run(let command) in try plan(config, words).steps {
      if case .text(let text) = command.input { return text.split(separator: "\n").map(String.init) }
    }
    return []
  }
}

/// `docker build` of an image in the folder of that name.
func build(_ folder: String, _ reference: String, pull: Bool = false, _ more: [String] = []) -> [String] {
  ["docker", "build"] + (pull ? ["--pull"] : []) + ["-t", reference, "-f", "docker/\(folder)/Dockerfile"]
    + more + ["."]
}
