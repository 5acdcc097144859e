import CommandLine
import ImageConfig

/// From a request to login, tag, push and the digest of what was pushed.
enum PublishPlan {
  static func make(
    _ request: PublishRequest, _ project: Project, _ world: World, _ amazon: some CloudAccount,
    _ logins: DockerLogins
  ) throws -> Plan {
    let image = try project.image(request.image)
    let local =
      request.name.map { ImageReference(repository: $0, tag: request.tag ?? image.reference.tag) }
      ?? image.reference.with(tag: request.tag)
    let kind = try RegistryKind(image, project)
    let published = try PublishedName.of(image, local: local, project, world, kind == .aws ? amazon : nil)
    let isAmazon = kind == .aws || RegistryKind.isAmazon(published.repository)
    let login =
      try isAmazon ? AmazonLogin.steps(published, amazon, logins) : Login.steps(published, world, logins)
    let push = [
      Command("docker", ["tag", local.description, published.description]),
      Command("docker", ["push", published.description]),
    ]
    return Plan(
      directory: project.files.root, steps: login + push.map(Step.run) + [.report(digest(of: published))])
  }

  /// The engine knows a digest for every repository that it pushed the image to; this one's is asked for.
  private static func digest(of reference: ImageReference) -> Command {
    let name = familiarName(of: reference.repository)
    let template =
      "{{range .RepoDigests}}{{if eq (index (split . \"@\") 0) \"\(name)\"}}{{println .}}{{end}}{{end}}"
    return Command("docker", ["image", "inspect", "--format", template, reference.description])
  }

  /// The engine leaves Docker Hub's own names out.
  private static func familiarName(of repository: Repository) -> String {
    guard repository.registry == "docker.io" || repository.registry == "index.docker.io" else {
      return repository.description
    }
    let official = "library/"
    return repository.path.hasPrefix(official)
      ? String(repository.path.dropFirst(official.count)) : repository.path
  }
}
