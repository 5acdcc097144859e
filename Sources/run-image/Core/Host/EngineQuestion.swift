import CommandLine
import ImageConfig

/// A question to the engine: over its own socket where that is at hand, else through docker's client.
package struct EngineQuestion: Equatable {
  /// What the engine calls it; none where its answer is another one than the client's.
  package var resource: String?
  package let command: Command

  package init(resource: String? = nil, _ command: Command) {
    self.resource = resource
    self.command = command
  }

  package static let info = EngineQuestion(resource: "/info", client(["info"]))

  package static func image(_ reference: ImageReference) -> EngineQuestion {
    EngineQuestion(
      resource: "/images/\(reference)/json", client(["image", "inspect"], reference.description))
  }

  package static func container(_ name: String) -> EngineQuestion {
    EngineQuestion(resource: "/containers/\(name)/json", client(["container", "inspect"], name))
  }

  private static func client(_ words: [String], _ names: String...) -> Command {
    Command.docker(words + ["--format", "{{json .}}"] + names)
  }
}
