import ImageConfig

/// What a release must know beyond the project and git.
struct ReleaseFacts {
  /// `build-image` as it is called here, with the overlay that counts.
  var builder: [String] = ["build-image"]
  /// The images that each image stands on, by name, as `build-image --graph json` tells them; parents come first.
  var images: [(name: String, parents: [String])] = []
  /// What an image's README says; none where it has none.
  var readme: (String) -> [UInt8]? = { _ in nil }

  /// The images that are released before one can be built elsewhere. One that is not for release is built with it, so
  /// what counts is what that one stands on; and a name that floats has no release.
  static func published(
    below image: String, _ images: [(name: String, parents: [String])], _ project: Project
  ) throws -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var names = images.first { $0.name == image }?.parents ?? []
    while let name = names.popLast() {
      guard seen.insert(name).inserted else { continue }
      guard try ReleasePlan.isReleased(name, project) else {
        names += images.first { $0.name == name }?.parents ?? []
        continue
      }
      let hasVersion = project.folder(name)?.version != nil
      if try hasVersion || project.image(name).settings.nonEmpty("publication_tag") == nil {
        found.append(name)
      }
    }
    return found
  }

  /// None where the answer is no graph.
  static func images(_ answer: [UInt8]) -> [(name: String, parents: [String])]? {
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
