/// The references under which a Dockerfile may mean another image of the same project.
struct SiblingNames {
  private var names: [String: String] = [:]

  /// Earlier rules win: default reference, published reference, folder name.
  init(_ images: [Image], project: Project) {
    for image in images { add(image.reference.description, image.name) }
    if let repository = Self.publishedRepository(of: project) {
      for image in images {
        for reference in Self.published(image, in: repository, project) { add(reference, image.name) }
      }
    }
    for image in images { add(image.name, image.name) }
  }

  func sibling(named reference: String) -> String? { names[reference] }

  private mutating func add(_ reference: String, _ image: String) {
    if names[reference] == nil { names[reference] = image }
  }

  private static func publishedRepository(of project: Project) -> String? {
    if let variable = project.substitution.variables?["IMAGE_REPOSITORY"], !variable.isEmpty {
      return variable
    }
    let section = project.settings(of: "publish")
    guard let setting = try? section.nonEmpty("repository") else { return nil }
    return try? project.substitution.word(of: setting).text
  }

  /// At the sibling's own VERSION; without one, untagged or `latest`.
  private static func published(_ image: Image, in repository: String, _ project: Project) -> [String] {
    let name = "\(repository)/\(image.name)"
    guard let bytes = project.folder(image.name)?.version, let version = try? Version(file: bytes) else {
      return [name, name + ":latest"]
    }
    return ["\(name):\(version)"]
  }
}
