import CommandLine
import ImageConfig

/// The logins that come before a registry is asked anything, one for each, in a configuration of the run's own.
struct LoginPlan: Equatable {
  private(set) var steps: [Step] = []
  /// With which docker finds those logins.
  private(set) var variables: [Command.EnvironmentValue] = []

  /// - Parameter onlyAsks: makes no repository for what is to come.
  init(
    _ publications: [Publication], _ world: World, _ amazon: some CloudAccount, _ config: PrivateConfig,
    onlyAsks: Bool = false
  ) throws {
    var registries: [String?] = []
    for publication in publications {
      let own =
        try publication.isAmazon
        ? AmazonLogin.steps(publication.reference, amazon, onlyAsks: onlyAsks)
        : Login.steps(publication.reference, world)
      if !own.isEmpty { registries.append(publication.reference.repository.registry) }
      steps += own.filter { !steps.contains($0) }
    }
    if registries.isEmpty { return }
    variables = config.variables
    steps = config.steps(logins: registries) + steps.map { $0.with(config.variables) }
  }

  /// Into docker's own configuration; without variables docker asks.
  static func forGood(_ project: Project, _ world: World, _ amazon: some CloudAccount) throws -> Plan {
    guard let repository = try PublishedName.base(of: project) else {
      throw PublishedName.Problem.noRepository(image: project.name)
    }
    let place = ImageReference(repository: repository, tag: nil)
    let steps =
      try RegistryKind.isAmazon(repository)
      ? [AmazonLogin.login(place, amazon).step] : Login.steps(place, world)
    let asking = Command("docker", ["login"] + (repository.registry.map { [$0] } ?? []))
    return Plan(directory: "", steps: steps.isEmpty ? [.become(asking)] : steps)
  }
}
