import CommandLine

extension EngineChoice {
  /// None where docker's own setting says it.
  package var builder: String? { if case .builder(let name) = self { name } else { nil } }

  /// The words of the builder for `buildx build` and `buildx bake`.
  var builderWords: [String] { builder.map { ["--builder", $0] } ?? [] }
}

extension Command {
  /// One that makes images. In containerd's store two of them at the same time come into each other's way.
  static func building(
    _ images: [String], _ words: [String], environment: [EnvironmentValue] = [], input: Input = .inherited
  ) -> Command {
    var command = docker(words, environment: environment, input: input)
    command.images = images
    command.retriesOn = "already exists"
    return command
  }
}
