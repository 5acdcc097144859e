import CommandLine
import ImageConfig

/// ECR: a password for some hours from the `aws` program, and a repository made where there is none.
enum AmazonLogin {
  static func steps(
    _ published: ImageReference, _ account: some CloudAccount
  ) throws -> [Step] {
    let repository = published.repository
    guard repository.registry != nil else {
      throw PublishProblem.noCloudRegistry(published: published.description)
    }
    let region = try RegistryKind.region(of: repository) ?? account.region()
    let password = Command("aws", ["ecr", "get-login-password", "--region", region], input: .nothing)
    let login = Login.command(user: "AWS", registry: repository.registry, .inherited)
    let steps = [Step.pipe(Pipeline([password, login]))]
    if account.hasRepository(repository.path, region: region) { return steps }
    let create = ["ecr", "create-repository", "--region", region, "--repository-name", repository.path]
    return steps + [.run(Command("aws", create, input: .nothing))]
  }
}
