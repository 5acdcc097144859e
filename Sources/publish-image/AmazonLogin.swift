import CommandLine
import ImageConfig

/// ECR: a password for some hours from the `aws` program, and a repository made where there is none.
enum AmazonLogin {
  static func steps(
    _ published: ImageReference, _ account: some CloudAccount, onlyAsks: Bool
  ) throws -> [Step] {
    let (login, region) = try login(published, account)
    let repository = published.repository.path
    if try onlyAsks || account.hasRepository(repository, region: region) { return [login] }
    let create = ["ecr", "create-repository", "--region", region, "--repository-name", repository]
    return [login, .run(Command("aws", create, input: .nothing))]
  }

  static func login(
    _ published: ImageReference, _ account: some CloudAccount
  ) throws -> (step: Step, region: String) {
    let repository = published.repository
    guard repository.registry != nil else {
      throw PublishProblem.noCloudRegistry(published: published.description)
    }
    let region = try RegistryKind.region(of: repository) ?? account.region()
    let password = Command("aws", ["ecr", "get-login-password", "--region", region], input: .nothing)
    let login = Login.command(user: "AWS", registry: repository.registry, .inherited)
    return (.pipe(Pipeline([password, login])), region)
  }
}
