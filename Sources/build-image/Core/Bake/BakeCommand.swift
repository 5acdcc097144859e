import CommandLine

/// `docker buildx bake` with a definition on its standard input.
struct BakeCommand {
  let engine: EngineChoice
  let environment: [String: String]

  /// All of the recipes in one go.
  func everything(_ recipes: [Recipe]) -> Command {
    command(BakeDefinition(recipes, environment: environment), recipes, [])
  }

  /// Some images of them: what these stand on was made before, and is not to be exported again.
  func only(_ images: [String], of recipes: [Recipe]) -> Command {
    let definition = BakeDefinition(recipes, environment: environment)
    let names = images.flatMap { definition.names[$0] ?? [] }
    let outputs = ["*.output=type=cacheonly"] + names.map { "\($0).output=type=docker" }
    return command(definition, recipes, outputs.flatMap { ["--set", $0] } + names)
  }

  private func command(_ definition: BakeDefinition, _ recipes: [Recipe], _ words: [String]) -> Command {
    var variables: [Command.EnvironmentValue] = []
    let set = { (name: String, value: String) in
      Command.EnvironmentValue(name: name, value: value, shown: value)
    }
    // bake's own question whether it may read files outside the project, which run.cfg has answered.
    if recipes.contains(where: \.readsOutside) { variables.append(set("BUILDX_BAKE_ENTITLEMENTS_FS", "0")) }
    // Otherwise docker's own driver exports what is for the cache only.
    if definition.hasAliases || !words.isEmpty { variables.append(set("BUILDX_NO_DEFAULT_LOAD", "1")) }
    return .building(
      Set(recipes.map(\.image)).sorted(), ["buildx", "bake", "-f", "-"] + engine.builderWords + words,
      environment: variables,
      input: .text(definition.text))
  }
}

extension Recipe {
  /// Whether it names a file or folder that may lie outside the project.
  var readsOutside: Bool {
    dockerfile.hasPrefix("/") || dockerfile.hasPrefix("../")
      || flags.contains { ["--secret", "--ssh", "--build-context"].contains($0.name) }
  }
}
