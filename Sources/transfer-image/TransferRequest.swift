import CommandLine
import ImageConfig

/// What a person asked `transfer-image` for.
struct TransferRequest: Equatable {
  var images: [String]
  var host: Host
  var tag: Tag?
  /// A file with a private key, where ssh's own choice is not the right one.
  var identity: String?
  /// Another configuration of ssh than the user's own.
  var sshConfig: String?
  var sshOptions: [String]
  /// Bytes a second that may go over the line.
  var rate: UInt64?

  var ssh: SSH { SSH(host: host, identity: identity, config: sshConfig, options: sshOptions) }
}

extension TransferRequest {
  static let identity = Option(
    "identity", "i", value: "FILE", offer: .files, "the ssh key to use; SSH_KEY says the same")

  static let sshConfig = Option(
    "ssh-config", "F", value: "FILE", offer: .files, "this ssh configuration instead of ~/.ssh/config")
  static let sshOption = Option(
    "ssh-option", "o", value: "NAME=VALUE", "an option of ssh's own, as ProxyJump=gate; more than once too")
  static let rate = Option(
    "rate", nil, value: "RATE", "send at most so much a second, as 20M or 500k (bytes)")

  static let usage = "[options] IMAGE... HOST"

  static let program = Program(
    name: "transfer-image",
    summary: "moves images to another machine over ssh, and of each only the layers that are missing there.",
    usage: [usage],
    operands: [
      .init(
        "IMAGE", offer: .images,
        "an image of the project, or any image of the engine; works outside a project too"),
      .init("HOST", offer: .hosts, "[user@]host, a name in ssh's config, or ssh://[user@]host[:port]"),
    ],
    operandCount: 0...Int.max,
    options: [identity, sshConfig, sshOption, rate, .imageTag],
    examples: [
      .init("transfer-image base gpu-server", "moves docker/base's image"),
      .init("transfer-image base dev gpu-server", "both over one connection, what they share once"),
      .init("transfer-image python:3.12 alice@10.0.0.7", "moves an image by its reference"),
      .init("transfer-image --rate 2M -i ~/.ssh/lab base gpu-server", "slowly, with that key"),
      .init("transfer-image -N base gpu-server", "tells what would be sent, and changes nothing"),
    ],
    configKeys: ["name", "tag", "prefix", "[project] name", "[project] images"],
    variables: [
      .init("SSH_KEY", "as --identity"),
      .init("ENVIRONMENT", "as --environment"),
      .init("DOCKER_HOST", "docker's own: the engine that the image comes from"),
    ])

  init(_ words: Arguments, _ world: World) throws {
    let usage = "\(Self.program.name) \(Self.usage)"
    guard let last = words.operands.last else {
      throw Arguments.Problem.missingOperand("IMAGE", usage: usage)
    }
    images = words.operands.dropLast()
    if images.isEmpty { throw Arguments.Problem.missingOperand("HOST", usage: usage) }
    host = try Host(last)
    tag = try words.imageTag()
    let variable = world.environment["SSH_KEY"].flatMap { $0.isEmpty ? nil : $0 }
    identity = try Self.file(Self.identity, words) ?? variable
    sshConfig = try Self.file(Self.sshConfig, words)
    sshOptions = words.values(Self.sshOption)
    if let bad = sshOptions.first(where: { !Self.isOption($0) }) {
      throw Arguments.Problem.badValue(Self.sshOption, bad, "NAME=VALUE")
    }
    guard let text = try words.value(Self.rate) else { return }
    rate = Rate.bytes(text)
    if rate == nil { throw Arguments.Problem.badValue(Self.rate, text, "a rate such as 20M or 500k") }
  }

  private static func file(_ option: Option, _ words: Arguments) throws(Arguments.Problem) -> String? {
    let path = try words.value(option)
    if path?.isEmpty == true { throw .badValue(option, "", "a file") }
    return path
  }

  private static func isOption(_ text: String) -> Bool {
    let name = text.utf8.prefix { $0 != UInt8(ascii: "=") }
    return !name.isEmpty && name.count < text.utf8.count && name.allSatisfy(\.isLetterOrDigit)
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
