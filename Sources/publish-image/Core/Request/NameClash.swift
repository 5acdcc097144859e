import CommandLine
import ImageConfig

/// One published name for two images: whichever is pushed last would have it.
struct NameClash {
  private let request: PublishRequest
  private let project: Project

  /// Compares also with images that nobody asked for: they may be pushed another time.
  static func refuse(
    _ publications: [Publication], _ request: PublishRequest, _ project: Project
  ) throws {
    let clash = NameClash(request: request, project: project)
    var owners: [ImageReference: Publication] = [:]
    for publication in publications {
      for name in try clash.names(of: publication) {
        let other = owners.updateValue(publication, forKey: name)
        if let other, other.image != publication.image { throw problem(other, publication, name) }
      }
    }
    guard request.pushes else { return }
    // What they are called on the engine; without a registry in front it would go to Docker Hub.
    for foreign in publications where foreign.isForeign {
      let own = project.allNames.first { (try? project.image($0))?.reference == foreign.reference }
      if let own { throw PublishProblem.nameOfImage(foreign.image, image: own) }
    }
    let asked = Set(publications.map(\.image))
    let repositories = Set(owners.keys.map(\.repository.lastComponent))
    for name in project.allNames where !asked.contains(name) {
      guard let other = clash.other(name, repositories) else { continue }
      for tag in [other.reference] + other.floating {
        guard let owner = owners[tag], owner.local != other.local else { continue }
        throw problem(owner, other, tag)
      }
    }
  }

  private static func problem(
    _ one: Publication, _ other: Publication, _ name: ImageReference
  ) -> PublishProblem {
    if one.isForeign { return .nameOfImage(one.image, image: other.image) }
    if other.isForeign { return .nameOfImage(other.image, image: one.image) }
    return .oneNameForTwo(one.image, other.image, one.reference.with(tag: name.tag).description)
  }

  /// The one that it is, and those that float for it. The account is the same for all, so it is not asked for.
  private func names(of publication: Publication) throws -> [ImageReference] {
    if publication.isForeign { return [publication.reference] }
    let publication = try Publication.of(request, publication.image, project, SomeAccount())
    return [publication.reference] + publication.floating
  }

  /// None where it is not pushed: what can't be published, what is not for that, and another way to run an image,
  /// which only inherits that image's name.
  /// - Parameter repositories: the last parts of the names in question; what has another needs no closer look.
  private func other(_ name: String, _ repositories: Set<String>) -> Publication? {
    guard let image = try? project.image(name), (try? PublishedName(image, project).isForPushing) == true
    else { return nil }
    let tag = try? image.settings.nonEmpty(.publicationTag)
    let section = tag?.origin.section.split(separator: "@").first.map(String.init)
    guard section == nil || section == name || image.kind == .folder else { return nil }
    if section == nil {
      let isAlike = ComponentName.repository(from: name).map(repositories.contains) == true
      guard isAlike, project.folder(name)?.version != nil else { return nil }
    }
    return try? Publication.of(PublishRequest(images: [name]), name, project, SomeAccount())
  }

  private struct SomeAccount: CloudAccount {
    func number() -> String { "000000000000" }
    func region() -> String { "some-region-1" }
    func hasRepository(_ name: String, in place: [String]) -> Bool { false }
  }
}
