import CommandLine
import ImageConfig

@testable import transfer_image

/// A project, or none, and the world around it, made of values.
struct Lab: Sendable {
  var config: String? = ""
  var root = "/home/ada/Lab"
  var folders = ["base", "dev"]
  var user = "ada"
  var variables: [String: String] = [:]
  var overlay: String?
  var source = TransferPlan.Source(bytes: 1_000_000, compressor: "pigz")

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

  func plan(_ words: [String]) throws -> Plan {
    let request = try TransferRequest(Arguments(words, of: TransferRequest.program), world)
    let reference = try TransferPlan.reference(request, project: try project())
    return try TransferPlan.make(request, reference, source)
  }

  func pipeline(_ words: [String]) throws -> Pipeline {
    let plan = try plan(words)
    guard plan.steps.count == 1, case .pipe(let pipeline) = plan.steps[0] else {
      throw NotOnePipeline(steps: plan.steps)
    }
    return pipeline
  }

  struct NotOnePipeline: Error { let steps: [Step] }
}
