import CommandLine
import ImageConfig

/// ECR: a password for some hours from the `aws` program, and a repository made where there is none.
enum AmazonLogin {
  static func step(_ published: ImageReference, _ account: some CloudAccount) throws -> Step {
    let region = try region(published, account)
    let password = Command("aws", ["ecr", "get-login-password", "--region", region], input: .nothing)
      .asking(.first)
    return .pipe(
      Pipeline([
        password, Login.command(user: "AWS", registry: published.repository.registry, .inherited),
      ]))
  }

  /// In the registry's own account, which need not be the caller's.
  static func creation(_ published: ImageReference, _ account: some CloudAccount) throws -> [Step] {
    let repository = published.repository
    let owner = RegistryKind.account(of: repository)
    let place = try ["--region", region(published, account)] + (owner.map { ["--registry-id", $0] } ?? [])
    do {
      if try account.hasRepository(repository.path, in: place) { return [] }
    } catch let problem as PublishProblem {
      // Somebody else's registry may take images from whoever may not look into it.
      guard let owner, try account.number() != owner else { throw problem }
      return []
    }
    let words = ["ecr", "create-repository"] + place + ["--repository-name", repository.path]
    return [.run(Command("aws", words, input: .nothing).asking(.later))]
  }

  private static func region(_ published: ImageReference, _ account: some CloudAccount) throws -> String {
    guard published.repository.registry != nil else {
      throw PublishProblem.noCloudRegistry(published: published.description)
    }
    return try RegistryKind.region(of: published.repository) ?? account.region()
  }
}
