import CommandLine
import ImageConfig

/// What a release must know beyond the project and git.
package struct ReleaseFacts {
  /// `build-image` as it is called here, with the overlay that counts.
  package var builder: [String] = ["build-image"]
  /// The images that each image stands on, by name, as `build-image --graph json` tells them; parents come first.
  package var images: [(name: String, parents: [String])] = []
  /// What this checkout makes of them.
  package var checkout: [String: CheckoutImage] = [:]
  /// What has changed since each of their parents was released, by the parent's git tag.
  package var since: [String: SinceRelease] = [:]
  /// Images of other projects in the repository.
  package var others: [OtherImage] = []
  /// What our own VERSION said at a tag that may be another project's; none where that was not asked.
  package var versionAt: [String: Version?] = [:]
  /// What an image's README says; none where it has none.
  package var readme: (String) -> [UInt8]? = { _ in nil }

  package init() {}

  /// The images that are released before one can be built elsewhere. One that is not for release is built with it, so
  /// what counts is what that one stands on; and a name that floats has no release.
  package static func published(
    below image: String, _ images: [(name: String, parents: [String])], _ project: Project
  ) throws -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var names = images.first { $0.name == image }?.parents ?? []
    while let name = names.popLast() {
      guard seen.insert(name).inserted else { continue }
      let image = try project.image(name)
      guard try PublishedName(image, project).isForOthers else {
        names += images.first { $0.name == name }?.parents ?? []
        continue
      }
      let hasVersion = project.folder(name)?.version != nil
      if try hasVersion || image.settings.nonEmpty(.publicationTag) == nil {
        found.append(name)
      }
    }
    return found
  }

  /// A parent that has changed since it was released, or something below it: elsewhere the image is built on the
  /// parent as it was.
  package func refuseChange(of parent: ReleaseName, below image: String, _ project: Project) throws {
    guard let since = since[parent.tag] else { return }
    if since.missing == nil { throw ReleaseProblem.tagMissing(tag: parent.tag) }
    guard let changed = family(parent.image).first(where: { since.isChanged($0, checkout[$0], project) })
    else { return }
    throw ReleaseProblem.parentChanged(
      image: image, parent: parent.image, changed: changed, tag: parent.tag,
      path: project.files.path(parent.image, "VERSION"))
  }

  /// An image, and all that it stands on.
  package func family(_ image: String) -> [String] {
    var (found, names, seen): ([String], [String], Set<String>) = ([], [image], [])
    while let name = names.popLast() {
      guard seen.insert(name).inserted else { continue }
      found.append(name)
      names += images.first { $0.name == name }?.parents ?? []
    }
    return found
  }

  /// The folder of another project's image that has this tag, or had it first.
  package func owner(of release: ReleaseName, _ project: Project) -> String? {
    // One of our own, where the letters' case alone tells the two apart.
    let twin = project.folderNames.first { name in
      name != release.image && (try? ReleaseName(of: name, project).start) == release.start
    }
    if let twin { return project.files.path(twin) }
    if let other = others.first(where: { $0.release.tag == release.tag }) { return other.place }
    guard let version = versionAt[release.tag], version != release.version else { return nil }
    return others.first { $0.release.start == release.start }?.place
  }

  /// None where the answer is no graph.
  package static func images(_ answer: [UInt8]) -> [(name: String, parents: [String])]? {
    guard let list = JSONValue(answer)?["images"]?.list else { return nil }
    let found = list.compactMap { image -> (level: Int, name: String, parents: [String])? in
      guard let name = image["name"]?.text, case .number(let level) = image["level"],
        let parents = image["parents"]?.texts
      else { return nil }
      return (Int(level) ?? 0, name, parents)
    }
    return found.enumerated().sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }
      .map { ($0.element.name, $0.element.parents) }
  }
}
