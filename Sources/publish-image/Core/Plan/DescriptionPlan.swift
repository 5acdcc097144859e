import CommandLine
import ImageConfig

/// An image's README as its description on Docker Hub, which has an API for that; other registries have no place
/// for one. The password and the token go from program to program by pipes.
package enum DescriptionPlan {
  package static let hub = "https://hub.docker.com"
  /// Docker Hub's own.
  static let limit = 25_000

  /// - Parameters:
  ///   - readme: its path and what is in it.
  ///   - draft: the path of a file that only this run has.
  package static func make(
    _ repository: Repository, readme: (path: String, text: [UInt8]?), draft: String, _ project: Project,
    _ variables: [String: String]
  ) throws -> Plan {
    guard isOnDockerHub(repository) else {
      return Plan(directory: "", steps: [], warnings: [.noPlaceForDescription(repository.description)])
    }
    guard let text = readme.text else { throw PublishProblem.noReadme(path: readme.path) }
    guard text.count <= limit else { throw PublishProblem.longReadme(path: readme.path, limit: limit) }
    let path = path(of: repository)
    let body = JSONText.object([.init("full_description", .string(String(decoding: text, as: UTF8.self)))])
    let file = PlannedFile(path: draft, contents: Array(body.line.utf8), isTemporary: true)
    let change = [
      "--config", "-", "--request", "PATCH", "--data", "@" + draft, "--output", "/dev/null",
      "\(hub)/v2/repositories/\(path)/",
    ]
    let exchange = Pipeline([try login(variables), header, curl(change)])
    return Plan(
      directory: project.files.root, steps: [.write(file), .pipe(exchange)], result: ["\(hub)/r/\(path)"])
  }

  /// Or written by the name of its machine, which docker's configuration takes for another registry.
  static func isOnDockerHub(_ repository: Repository) -> Bool {
    repository.isOnDockerHub || repository.registry == "registry-1.docker.io"
  }

  private static func path(of repository: Repository) -> String {
    repository.path.utf8.contains(UInt8(ascii: "/")) ? repository.path : "library/" + repository.path
  }

  private static func login(_ variables: [String: String]) throws -> Command {
    let values = [Login.user, Login.password].map { variables[$0] ?? "" }
    guard !values[0].isEmpty, !values[1].isEmpty else { throw PublishProblem.noHubLogin }
    let body = JSONText.object([
      .init("identifier", .string(values[0])), .init("secret", .string(values[1])),
    ])
    let shown = #""{\"identifier\":\"$\#(Login.user)\",\"secret\":\"$\#(Login.password)\"}""#
    return curl(
      ["--data", "@-", "\(hub)/v2/auth/token"],
      input: .value(.init(name: Login.password, value: body.line, shown: shown)))
  }

  /// Makes a line of curl's configuration of the answer, so that the token is in no argument.
  private static let header = Command(
    "sed",
    [
      "-n",
      #"s/.*"access_token" *: *"\([A-Za-z0-9._~+\/=-]*\)".*/header = "Authorization: Bearer \1"/p"#,
    ])

  private static func curl(_ words: [String], input: Command.Input = .inherited) -> Command {
    let common = [
      "--fail", "--silent", "--show-error", "--max-time", "60", "--header", "Content-Type: application/json",
    ]
    return Command("curl", common + words, input: input)
  }
}
