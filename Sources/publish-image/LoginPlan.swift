import CommandLine
import ImageConfig

/// The logins that come before a registry is asked anything, one for each.
enum LoginPlan {
  static func steps(
    _ publications: [Publication], _ world: World, _ amazon: some CloudAccount, _ logins: DockerLogins
  ) throws -> [Step] {
    var steps: [Step] = []
    for publication in publications {
      let own =
        try publication.isAmazon
        ? AmazonLogin.steps(publication.reference, amazon, logins)
        : Login.steps(publication.reference, world, logins)
      steps += own.filter { !steps.contains($0) }
    }
    return steps
  }
}
