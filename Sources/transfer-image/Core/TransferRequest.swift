import CommandLine
import ImageConfig
import RemoteEngineCore

/// What a person asked `transfer-image` for.
package struct TransferRequest: Equatable {
  package enum Task: Equatable {
    case send(to: Host)
    case fetch(from: Host)
    /// Into a file, without what an inventory says is there.
    case bundle(file: String, inventory: String?)
    /// None is this machine.
    case inventory(of: Host?)
  }

  package var task: Task
  package var images: [String]
  package var tag: Tag?
  /// A file with a private key, where ssh's own choice is not the right one.
  var identity: String?
  /// Another configuration of ssh than the user's own.
  var sshConfig: String?
  var sshOptions: [String]
  /// Bytes a second that may go over the line.
  package var rate: UInt64?

  /// The way to the other machine, where there is one.
  package var ssh: SSH? {
    switch task {
    case .send(let host), .fetch(let host), .inventory(let host?):
      SSH(host: host, identity: identity, config: sshConfig, options: sshOptions)
    case .bundle, .inventory: nil
    }
  }
}

extension TransferRequest {
  static let identity = Option(
    "identity", "i", value: "FILE", offer: .files, "the ssh key to use; SSH_KEY says the same")

  static let sshConfig = Option(
    "ssh-config", "F", value: "FILE", offer: .files, "this ssh configuration instead of ~/.ssh/config")
  static let sshOption = Option(
    "ssh-option", "o", value: "NAME=VALUE", "an option of ssh's own, as ProxyJump=gate; more than once too")
  package static let rate = Option(
    "rate", nil, value: "RATE", "send at most so much a second, as 20M or 500k (bytes)")

  package static let from = Option(
    "from", nil, value: "HOST", offer: .hosts, "fetch from there instead of sending")
  package static let bundle = Option(
    "bundle", nil, value: "FILE", offer: .files, "write a file for docker load -i, and FILE.sha256")
  package static let have = Option(
    "have", nil, value: "FILE", offer: .files, "leave out of the bundle what this inventory has")
  package static let inventory = Option("inventory", nil, "print what an engine has, for --have")

  static let usage = "[options] IMAGE... HOST"

  package static let program = Program(
    name: "transfer-image",
    summary: "moves images to another machine over ssh, and of each only the layers that are missing there.",
    usage: [
      usage, "[options] --from HOST IMAGE...", "[options] --bundle FILE [--have FILE] IMAGE...",
      "[options] --inventory [HOST]",
    ],
    operands: [
      .init(
        "IMAGE", offer: .images,
        "an image of the project, or any image of the engine; works outside a project too"),
      .init("HOST", offer: .hosts, "[user@]host, a name in ssh's config, or ssh://[user@]host[:port]"),
    ],
    operandCount: 0...Int.max,
    options: [identity, sshConfig, sshOption, rate, from, bundle, have, inventory, .imageTag],
    examples: [
      .init("transfer-image base gpu-server", "moves docker/base's image"),
      .init("transfer-image base dev gpu-server", "both over one connection, what they share once"),
      .init("transfer-image python:3.12 alice@10.0.0.7", "moves an image by its reference"),
      .init("transfer-image --rate 2M -i ~/.ssh/lab base gpu-server", "slowly, with that key"),
      .init("transfer-image -N base gpu-server", "connects to ask, and prints what would run"),
      .init("transfer-image --from gpu-server dev", "the other way round"),
      .init(
        "transfer-image --inventory >there.txt", "on the other machine, where there is no connection to it"),
      .init(
        "transfer-image --bundle base.tar --have there.txt base", "for a USB stick: what is missing there"),
    ],
    configKeys: [.name, .tag, .prefix, .projectName, .images, .builder],
    variables: [
      .init("SSH_KEY", "as --identity"),
      .init("ENVIRONMENT", "as --environment"),
      .init("DOCKER_HOST", "docker's own: the engine that the image comes from"),
    ])

  package init(_ words: Arguments, _ world: World) throws {
    (task, images) = try Self.task(words)
    tag = try words.imageTag()
    let variable = world.environment["SSH_KEY"]?.nonEmpty
    identity = try Self.file(Self.identity, words) ?? variable
    sshConfig = try Self.file(Self.sshConfig, words)
    sshOptions = words.values(Self.sshOption)
    if let bad = sshOptions.first(where: { !Self.isOption($0) }) {
      throw Arguments.Problem.badValue(Self.sshOption, bad, "NAME=VALUE")
    }
    guard let text = try words.value(Self.rate) else { return }
    rate = RateLimit.bytes(text)
    if rate == nil { throw Arguments.Problem.badValue(Self.rate, text, "a rate such as 20M or 500k") }
  }

  /// What is asked for, and the images that it is asked for.
  private static func task(_ words: Arguments) throws -> (Task, [String]) {
    let usage = { (number: Int) in "\(program.name) \(program.usage[number])" }
    let file = try file(bundle, words)
    let list = try self.file(have, words)
    let host = try words.value(from)
    if host != nil {
      for other in [inventory, bundle, have] where words.has(other) {
        throw Arguments.Problem.exclude(from.spelling, other.spelling)
      }
    }
    if words.has(inventory) {
      for other in [bundle, have] where words.has(other) {
        throw Arguments.Problem.exclude(inventory.spelling, other.spelling)
      }
      if words.operands.count > 1 {
        throw Arguments.Problem.tooManyOperands(words.operands[1], usage: usage(3))
      }
      return (.inventory(of: try words.operands.first.map(Host.init)), [])
    }
    if let file {
      if words.operands.isEmpty { throw Arguments.Problem.missingOperand("IMAGE", usage: usage(2)) }
      if !Compression.knows(file) { throw TransferProblem.unknownEnding(file) }
      return (.bundle(file: file, inventory: list), words.operands)
    }
    if list != nil { throw Arguments.Problem.missingOperand(bundle.spelling, usage: usage(2)) }
    if let host {
      if words.operands.isEmpty { throw Arguments.Problem.missingOperand("IMAGE", usage: usage(1)) }
      return (.fetch(from: try Host(host)), words.operands)
    }
    guard let last = words.operands.last else {
      throw Arguments.Problem.missingOperand("IMAGE", usage: usage(0))
    }
    if words.operands.count == 1 { throw Arguments.Problem.missingOperand("HOST", usage: usage(0)) }
    return (.send(to: try Host(last)), words.operands.dropLast())
  }

  private static func file(_ option: Option, _ words: Arguments) throws(Arguments.Problem) -> String? {
    let path = try words.value(option)
    // A dash would be standard input or output, and none of them is that.
    let isDevice = option == bundle && path?.hasPrefix("/dev/") == true
    if let path, path.isEmpty || path == "-" || isDevice {
      throw .badValue(option, path, "a file")
    }
    return path
  }

  private static func isOption(_ text: String) -> Bool {
    let name = text.utf8.prefix { $0 != UInt8(ascii: "=") }
    return !name.isEmpty && name.count < text.utf8.count && name.allSatisfy(\.isAlphanumeric)
  }
}
