import CommandLine
import ImageConfig

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// A project, or none, and the world around it, made of values.
struct Lab: Sendable {
  var config: String? = ""
  var root = "/home/ada/Lab"
  var folders = ["base", "dev"]
  var user = "ada"
  var variables: [String: String] = [:]
  var overlay: String?

  var world: World {
    World(
      environment: variables, workingDirectory: root, user: user, home: "/home/ada",
      time: LocalTime(year: 2024, month: 3, day: 5, hour: 7, minute: 8, second: 9), processID: 42,
      terminal: .init(
        inputIsOpen: false, inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: false))
  }

  func project() throws -> Project? {
    guard let config else { return nil }
    let files = ProjectFiles(
      root: root, config: try ConfigFile(bytes: Array(config.utf8), path: "run.cfg"), imagesFolder: "docker",
      folders: folders.map { .init(name: $0, hasDockerfile: true) })
    return try Project(files, world: world, environment: overlay)
  }

  func request(_ words: [String]) throws -> TransferRequest {
    try TransferRequest(Arguments(words, of: TransferRequest.program), world)
  }

  /// What is wanted, as `here` and `over there` where the two differ.
  func wanted(_ words: [String]) throws -> [String] {
    let request = try request(words)
    let project = try project()
    return try ImageToMove.all(request.images, tag: request.tag, project: project).map { wanted in
      wanted.source == wanted.name ? "\(wanted.name)" : "\(wanted.source) as \(wanted.name)"
    }
  }
}
