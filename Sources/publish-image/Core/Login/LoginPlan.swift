import CommandLine
import ImageConfig

/// The logins that come before a registry is asked anything, one for each, in a configuration of the run's own.
package struct LoginPlan: Equatable {
  package private(set) var steps: [Step] = []
  /// With which docker finds those logins.
  package private(set) var variables: [Command.EnvironmentValue] = []
  package private(set) var warnings: [Warning] = []
  private let config: PrivateConfig

  /// - Parameters:
  ///   - onlyAsks: makes no repository for what is to come.
  ///   - isDryRun: goes on where the account tells nothing.
  package init(
    _ publications: [Publication], _ world: World, _ amazon: some CloudAccount, _ config: PrivateConfig,
    onlyAsks: Bool = false, isDryRun: Bool = false
  ) throws {
    self.config = config
    var registries: [String?] = []
    for publication in publications {
      let reference = publication.reference
      let registry = reference.repository.registry
      let hasHelper = publication.isAmazon && config.helper(for: registry) != nil
      var own = try hasHelper ? [] : Self.login(publication, world, amazon)
      if !own.isEmpty { registries.append(registry) }
      if publication.isAmazon, !onlyAsks {
        do {
          own += try AmazonLogin.creation(reference, amazon)
        } catch StepProblem.notFound where hasHelper || isDryRun {
          // Who has a helper for the login may do without the aws program.
        } catch PublishProblem.cloudSilent(_, let reason) where isDryRun {
          warnings.append(.cloudSilent(repository: reference.repository.description, reason: reason))
        }
      }
      steps += own.filter { !steps.contains($0) }
    }
    if registries.isEmpty { return }
    variables = config.variables
    steps = config.steps(logins: registries) + steps.map { $0.with(config.variables) }
  }

  package func perform(_ work: ([Step]) throws -> Void) throws {
    do { try work(steps) } catch let problem as StepProblem { throw config.problem(problem) ?? problem }
  }

  private static func login(
    _ publication: Publication, _ world: World, _ amazon: some CloudAccount
  ) throws -> [Step] {
    if publication.isAmazon { return [try AmazonLogin.step(publication.reference, amazon)] }
    return publication.takesLogin ? try Login.steps(publication.reference, world) : []
  }

  /// Into docker's own configuration; without variables docker asks.
  package static func forGood(
    _ project: Project, _ world: World, _ amazon: some CloudAccount, _ config: PrivateConfig
  ) throws -> Plan {
    guard let repository = try PublishedName.place(of: project) else {
      throw PublishedName.Problem.noRepository(image: project.name)
    }
    let place = ImageReference(repository: repository, tag: nil)
    let isAmazon = RegistryKind.isAmazon(repository)
    if isAmazon, let helper = config.helper(for: repository.registry) {
      return Plan(
        directory: "", steps: [], warnings: [.helperLogsIn(repository.registry ?? "", helper: helper)])
    }
    let steps = try isAmazon ? [AmazonLogin.step(place, amazon)] : Login.steps(place, world)
    let asking = Command.docker(["login"] + (repository.registry.map { [$0] } ?? []))
    return Plan(directory: "", steps: steps.isEmpty ? [.exec(asking)] : steps)
  }
}
