import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

struct SigningTests {
  static let config = "[publish]\nrepository=ghcr.io/acme\nsign=cosign sign --yes '--annotations=a b'\n"
  static let command = Command("cosign", ["sign", "--yes", "--annotations=a b"])
  static let name = "ghcr.io/acme/dev:5.0.0"

  private func lab(_ registry: [String: RegistryTag] = [:]) -> Lab {
    var lab = Lab()
    lab.registry = registry
    return lab
  }

  /// What is done, by its last words: pushes, signatures, and tags that the registry moves.
  private func steps(_ config: String, _ registry: [String: RegistryTag] = [:]) throws -> [String] {
    try lab(registry).plan(config).unguarded.compactMap { step in
      switch step {
      case .retrying(let command) where command.arguments[0] != "tag":
        command.arguments.suffix(2).joined(separator: " ")
      case .appendingAnswer(let question, let command):
        "\(command.executable) \(question.arguments.last ?? "")"
      default: nil
      }
    }
  }

  @Test func comesBetweenTheVersionAndWhatFollowsIt() throws {
    #expect(
      try steps(Self.config) == ["push \(Self.name)", "cosign \(Self.name)", "push ghcr.io/acme/dev:latest"])
  }

  @Test func isNoneWhereNothingIsPublished() throws {
    let there = Content.tag("layer", digest: "sha256:1")
    let registry = [Self.name: there, "ghcr.io/acme/dev:latest": there]
    #expect(try steps(Self.config, registry).isEmpty)
    #expect(
      try steps(Self.config + "[dev]\nsign=\n") == ["push \(Self.name)", "push ghcr.io/acme/dev:latest"])
  }

  @Test func aRunThatFailedThereIsFinishedByTheNext() throws {
    let there = [Self.name: Content.tag("layer", digest: "sha256:1")]
    #expect(
      try steps(Self.config, there) == [
        "cosign \(Self.name)", "ghcr.io/acme/dev:latest ghcr.io/acme/dev@sha256:1",
      ])
  }

  /// One that was moved before the run was killed is behind a signature.
  @Test func aTagThatIsThereShowsIt() throws {
    let there = Content.tag("layer", digest: "sha256:1")
    let registry = [Self.name: there, "ghcr.io/acme/dev:5": there]
    #expect(
      try steps(Self.config + "float=major, latest\n", registry) == [
        "ghcr.io/acme/dev:latest ghcr.io/acme/dev@sha256:1"
      ])
  }

  /// A version without one may be what a killed run left, so it is signed again.
  @Test func whereNoTagShowsItItIsSignedAgain() throws {
    let there = Content.tag("layer", digest: "sha256:1")
    #expect(try steps(Self.config + "float=none\n", [Self.name: there]) == ["cosign \(Self.name)"])
    let higher = Content.tag("x", digest: "sha256:2", version: "6.0.0")
    #expect(
      try steps(Self.config, [Self.name: there, "ghcr.io/acme/dev:latest": higher])
        == ["cosign \(Self.name)"])
  }

  @Test func isShownAsAShellTakesIt() throws {
    let lines = try lab().plan(Self.config).shellLines(from: "/home/ada/Lab")
    let question = ShellText.of(PublishedDigest.question(of: try ImageReference(Self.name)))
    #expect(lines.contains("cosign sign --yes '--annotations=a b' \"$(\(question))\""))
  }

  @Test func whatFailedIsTold() throws {
    let lab = lab()
    let files = ProjectFiles(
      root: lab.root, config: try ConfigFile(bytes: Array(Self.config.utf8), path: "run.cfg"),
      imagesFolder: "docker",
      folders: [.init(name: "dev", hasDockerfile: true, version: Array("5.0.0".utf8))])
    let project = try Project(files, world: lab.world, environment: nil)
    let request = try PublishRequest(Arguments(["dev"], of: PublishRequest.program))
    let publications = try request.publications(project, lab)
    var command = Self.command
    command.arguments.append("\(Self.name)@sha256:1")
    let line = ShellText.of(command)
    #expect(
      Signing.problem(.failed(command: line, exitCode: 3), publications)
        == .notSigned(Self.name, others: [], command: line, how: "ended with exit code 3"))
    let question =
      "DOCKER_CONFIG=x " + ShellText.of(PublishedDigest.question(of: try ImageReference(Self.name)))
    #expect(
      Signing.problem(.failed(command: question, exitCode: 1), publications)
        == .notSigned(Self.name, others: [], command: question, how: "ended with exit code 1"))
    #expect(Signing.problem(.failed(command: "docker push \(Self.name)", exitCode: 1), publications) == nil)
    #expect(Signing.problem(.interrupted(signal: 2), publications) == nil)
  }
}
