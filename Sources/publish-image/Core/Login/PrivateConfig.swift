import CommandLine
import ImageConfig

/// Docker's configuration for one run that logs in: the user's own, but for the logins that are made in it.
/// So no other run takes them, and a run that is killed leaves none in the user's.
package struct PrivateConfig: Equatable {
  package static let name = "orbyter-docker-"

  let folder: String
  /// The user's own.
  let original: String
  /// What is in there beside config.json: contexts, plugins, builders.
  var entries: [String] = []
  /// None where there is none.
  var config: [UInt8]?
  /// The folders of runs that were killed.
  var left: [String] = []

  package init(
    folder: String, original: String, entries: [String] = [], config: [UInt8]? = nil, left: [String] = []
  ) {
    (self.folder, self.original) = (folder, original)
    (self.entries, self.config, self.left) = (entries, config, left)
  }

  var variables: [Command.EnvironmentValue] {
    [.init(name: "DOCKER_CONFIG", value: folder, shown: ShellText.quoted(folder))]
  }

  func steps(logins registries: [String?]) -> [Step] {
    let path = folder + "/config.json"
    let file = PlannedFile(
      path: path, contents: Self.contents(config, logins: registries),
      copyOf: config == nil ? nil : original + "/config.json", isTemporary: false,
      isPrivate: true)
    let links = entries.map { original + "/" + $0 }
    return (left.isEmpty ? [] : [.run(command("rm", ["-rf"] + left))]) + [
      .run(creation),
      .later(command("rm", ["-rf", folder]), .always),
    ] + (links.isEmpty ? [] : [.run(command("ln", ["-s"] + links + [folder]))]) + [.write(file)]
  }

  private var creation: Command { command("mkdir", ["-m", "700", folder]) }

  /// Where the folder can't be made, as in a TMPDIR that nobody may write to.
  package func problem(_ problem: StepProblem) -> PublishProblem? {
    guard case .failed(ShellText.of([creation.executable] + creation.arguments), _) = problem else {
      return nil
    }
    let end = folder.utf8.lastIndex(of: UInt8(ascii: "/")) ?? folder.startIndex
    return .noFolderForLogin(parent: String(folder[..<end]))
  }

  /// Amazon's program that logs in by itself: named for this registry, or for all of them.
  func helper(for registry: String?) -> String? {
    let read = config.flatMap { JSONValue($0) }
    let own = read?["credHelpers"]?[registry ?? ""]?.text ?? ""
    if !own.isEmpty { return own }
    return read?["credsStore"]?.text == Self.amazonsHelper ? Self.amazonsHelper : nil
  }

  private static let amazonsHelper = "ecr-login"

  /// A helper without a name is docker's own file: a login in here reaches no keychain that others read.
  static func contents(_ config: [UInt8]?, logins registries: [String?]) -> [UInt8] {
    let read = JSONValue(config ?? Array("{}".utf8))
    // What docker can't read it complains about itself.
    guard case .object(var members) = read else { return config ?? [] }
    var helpers: [String: JSONValue] = [:]
    if case .object(let own) = members["credHelpers"] { helpers = own }
    for registry in registries {
      let other = Repository.isDockerHub(registry) ? nil : registry
      helpers[other ?? Login.dockerHub] = .string("")
    }
    members["credHelpers"] = .object(helpers)
    return Array((JSONValue.object(members).compact + "\n").utf8)
  }

  private func command(_ program: String, _ words: [String]) -> Command {
    Command(program, words, input: .nothing)
  }
}
