import CommandLine
import ImageConfig

/// An image of the engine, and the names that it gets in its registry.
package struct Publication: Equatable {
  package let image: String
  package let local: ImageReference
  package let reference: ImageReference
  /// Never to be overwritten; none where the name is one that moves.
  package let version: Version?
  /// Whether publication_tag= names it, beside which no VERSION counts.
  var isTagged = false
  /// What follows the version, if that is the highest.
  package let floating: [ImageReference]
  /// Whether it is none of the project's images: what the engine has under a reference, pushed as it is.
  package var isForeign = false
  let isAmazon: Bool
  /// Whether the login that variables give is for its registry: that of repository=, and of no other.
  package let takesLogin: Bool
  /// Whether it is built here, and not only called here.
  package let isBuilt: Bool
  /// The line that builds it as it is to be published, or gets it.
  let build: String
  package let attestations: Attestations
  /// The command that signs it.
  package let sign: [String]?

  package static func of(
    _ request: PublishRequest, _ name: String, _ project: Project, _ amazon: some CloudAccount
  ) throws -> Publication {
    let image = try project.image(name)
    let local =
      request.name.map { ImageReference(repository: $0, tag: request.tag ?? image.reference.tag) }
      ?? image.reference.with(tag: request.tag)
    let kind = try RegistryKind(image, project)
    let published = PublishedName(image, project)
    guard try published.exists else {
      throw PublishProblem.noNameOfItsOwn(name, folder: image.folder ?? "")
    }
    let wanted = try published.wanted(local: local) { try names(in: $0, kind == .aws ? amazon : nil) }
    let version = try wanted == nil ? published.version : nil
    let reference = try wanted ?? self.reference(published, version, local)
    let floating = try FloatingTag.wanted(image, project).compactMap { tag in
      version.flatMap(tag.tag).map(reference.with(tag:))
    }
    let home = try PublishedName.place(of: project)
    return try Publication(
      image: name, local: local, reference: reference, version: version,
      isTagged: wanted != nil, floating: floating,
      isAmazon: kind == .aws || RegistryKind.isAmazon(reference.repository),
      takesLogin: home.map(reference.repository.sharesRegistry) ?? true,
      isBuilt: image.folder != nil, build: buildLine(image, local, request, project),
      attestations: Attestations(image, project),
      sign: Signing.words(image, project))
  }

  static func of(
    _ request: PublishRequest, _ reference: ImageReference, _ project: Project
  ) throws -> Publication {
    let local =
      request.name.map { ImageReference(repository: $0, tag: request.tag ?? reference.tag) }
      ?? reference.with(tag: request.tag)
    let home = try PublishedName.place(of: project)
    return Publication(
      image: reference.description, local: local, reference: reference, version: nil, floating: [],
      isForeign: true, isAmazon: RegistryKind.isAmazon(reference.repository),
      takesLogin: home.map(reference.repository.sharesRegistry) ?? true, isBuilt: false,
      build: ShellText.of(["docker", "tag", "IMAGE", local.description]), attestations: Attestations(),
      sign: nil)
  }

  private static func reference(
    _ published: PublishedName, _ version: Version?, _ local: ImageReference
  ) throws -> ImageReference {
    let tag = try version.map { try Tag($0.description) } ?? local.tag
    return ImageReference(repository: try published.repository, tag: tag)
  }

  /// What is made elsewhere is not built.
  private static func buildLine(
    _ image: Image, _ local: ImageReference, _ request: PublishRequest, _ project: Project
  ) -> String {
    if image.folder == nil { return ShellText.of(["docker", "pull", local.description]) }
    return ShellText.of(["build-image"] + project.environmentWords + request.localName + [image.name])
  }

  /// What only the account can tell is asked for where it is wanted.
  private static func names(in text: String, _ account: (any CloudAccount)?) throws -> [String: String] {
    var names = ["account": "", "region": ""]
    if let account, text.containsBytes("{account}") { names["account"] = try account.number() }
    if let account, text.containsBytes("{region}") { names["region"] = try account.region() }
    return names
  }

  /// For each floating tag the highest of these versions that it would rather be at.
  package func rivals(_ versions: [Version]) -> [ImageReference: Version] {
    guard let version else { return [:] }
    var rivals: [ImageReference: Version] = [:]
    for tag in floating {
      rivals[tag] =
        versions.filter { other in
          other > version && FloatingTag.allCases.contains { $0.tag(for: other) == tag.tag }
        }.max()
    }
    return rivals
  }

  /// Everything that the registry is asked for: of a name that may move nothing needs to be known.
  package var questions: [ImageReference] {
    version == nil && !isForeign ? [] : [reference] + floating
  }
}
