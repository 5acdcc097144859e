import CommandLine

/// Which engine docker is to talk to, and which of its builders it builds with, where that is said.
struct Docker: Equatable {
  var context: String?
  var builder: String?

  init() {}

  /// - Parameter name: of a builder, or of a docker context: then everything goes to that engine.
  init(_ name: String, isContext: Bool) {
    if isContext { context = name } else { builder = name }
  }

  func command(
    _ words: [String], environment: [Command.EnvironmentValue] = [], input: Command.Input = .inherited
  )
    -> Command
  {
    let place = context.map { ["--context", $0] } ?? []
    return Command("docker", place + words, environment: environment, input: input)
  }

  /// The same for one that makes images. In containerd's store two of them at the same time come into each
  /// other's way.
  func building(
    _ words: [String], environment: [Command.EnvironmentValue] = [], input: Command.Input = .inherited
  ) -> Command {
    var command = command(words, environment: environment, input: input)
    command.retriesOn = "already exists"
    return command
  }

  /// The words of the builder for `buildx build` and `buildx bake`.
  var builderWords: [String] { builder.map { ["--builder", $0] } ?? [] }
}
