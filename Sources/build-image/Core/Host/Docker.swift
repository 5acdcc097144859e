import CommandLine

/// How docker is called, by whichever of its builders.
struct Docker: Equatable {
  /// None where docker's own setting says it.
  var builder: String?

  init(_ choice: EngineChoice = .dockers) {
    if case .builder(let name) = choice { builder = name }
  }

  func command(
    _ words: [String], environment: [Command.EnvironmentValue] = [], input: Command.Input = .inherited
  )
    -> Command
  {
    Command.docker(words, environment: environment, input: input)
  }

  /// The same for one that makes images. In containerd's store two of them at the same time come into each
  /// other's way.
  func building(
    _ images: [String], _ words: [String], environment: [Command.EnvironmentValue] = [],
    input: Command.Input = .inherited
  ) -> Command {
    var command = command(words, environment: environment, input: input)
    command.images = images
    command.retriesOn = "already exists"
    return command
  }

  /// The words of the builder for `buildx build` and `buildx bake`.
  var builderWords: [String] { builder.map { ["--builder", $0] } ?? [] }
}
