import ImageConfig

/// An image of the engine, and the names that it gets in its registry.
struct Publication: Equatable {
  let image: String
  let local: ImageReference
  let reference: ImageReference
  /// Never to be overwritten; none where the name is one that moves.
  let version: Version?
  /// What follows the version, if that is the highest.
  let floating: [ImageReference]
  let isAmazon: Bool
  /// The overlay that counts.
  let environment: String?

  static func of(
    _ request: PublishRequest, _ name: String, _ project: Project, _ world: World,
    _ amazon: some CloudAccount
  ) throws -> Publication {
    let image = try project.image(name)
    let local =
      request.name.map { ImageReference(repository: $0, tag: request.tag ?? image.reference.tag) }
      ?? image.reference.with(tag: request.tag)
    let kind = try RegistryKind(image, project)
    let published = try PublishedName.of(image, local: local, project, world, kind == .aws ? amazon : nil)
    let reference = published.reference
    let floating = try FloatingTag.wanted(image, project).compactMap { tag in
      published.version.flatMap(tag.tag).map(reference.with(tag:))
    }
    return Publication(
      image: name, local: local, reference: reference, version: published.version, floating: floating,
      isAmazon: kind == .aws || RegistryKind.isAmazon(reference.repository),
      environment: project.environment)
  }

  /// Everything that the registry is asked for: of a name that may move nothing needs to be known.
  var questions: [ImageReference] {
    version == nil ? [] : [reference] + floating
  }
}
