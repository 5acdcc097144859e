import CommandLine
import ImageConfig

/// What a person asked `transfer-image` for.
struct TransferRequest: Equatable {
  var image: String
  var host: Host
  /// A file with a private key, where ssh's own choice is not the right one.
  var identity: String?
  var tag: Tag?
  /// Another configuration of ssh than the user's own.
  var sshConfig: String?
}

extension TransferRequest {
  static let identity = Option(
    "identity", "i", value: "FILE", offer: .files, "the ssh key to use; SSH_KEY says the same")

  static let sshConfig = Option(
    "ssh-config", "F", value: "FILE", offer: .files, "this ssh configuration instead of ~/.ssh/config")

  static let program = Program(
    name: "transfer-image",
    summary: "moves an image to another machine over ssh.",
    usage: ["[options] IMAGE HOST"],
    operands: [
      .init(
        "IMAGE", offer: .images,
        "an image of the project, or any image of the engine; works outside a project too"),
      .init("HOST", offer: .hosts, "[user@]host, a name in ssh's config, or ssh://[user@]host[:port]"),
    ],
    operandCount: 2...2,
    options: [identity, sshConfig, .imageTag],
    examples: [
      .init("transfer-image base gpu-server", "moves docker/base's image"),
      .init("transfer-image python:3.12 alice@10.0.0.7", "moves an image by its reference"),
      .init("transfer-image -i ~/.ssh/lab base gpu-server", "with that key"),
    ],
    configKeys: ["name", "tag", "prefix", "[project] name", "[project] images"],
    variables: [
      .init("SSH_KEY", "as --identity"),
      .init("ENVIRONMENT", "as --environment"),
      .init("DOCKER_HOST", "docker's own: the engine that the image comes from"),
    ])

  init(_ words: Arguments, _ world: World) throws {
    let operands = words.operands
    guard operands.count == 2 else { throw Arguments.Problem.missingOperand("HOST", usage: "") }
    image = operands[0]
    tag = try words.imageTag()
    sshConfig = try words.value(Self.sshConfig)
    if sshConfig?.isEmpty == true { throw Arguments.Problem.badValue(Self.sshConfig, "", "a file") }
    host = try Host(operands[1])
    let variable = world.environment["SSH_KEY"].flatMap { $0.isEmpty ? nil : $0 }
    identity = try words.value(Self.identity) ?? variable
    if identity?.isEmpty == true { throw Arguments.Problem.badValue(Self.identity, "", "a file") }
  }
}
