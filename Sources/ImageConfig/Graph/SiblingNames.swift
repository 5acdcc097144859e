/// The references under which a Dockerfile may mean another image of the same project.
struct SiblingNames {
  private var defaults: [String: String] = [:]
  private var published: [String: String] = [:]
  private var folders: [String: String] = [:]
  /// Names without a tag, and the version at which they are the sibling's.
  private var repositories: [String: (image: String, version: String)] = [:]
  /// The same for names of folders alone. One on Docker Hub is no folder's.
  private var folderVersions: [String: String] = [:]
  /// The folder of each image.
  private var ownFolders: [String: String] = [:]

  enum Meaning: Equatable {
    case sibling(String)
    /// It is called as a sibling is, but at another version than the sibling's own.
    case otherVersion(of: String, named: String, own: String)
  }

  /// Where two images have one name, the first keeps it.
  init(_ siblings: [Image], project: Project) {
    let publishing = Self.publishing(project)
    for image in siblings {
      ownFolders[image.name] = image.folder
      Self.add(image.reference.description, image.name, to: &defaults)
      for name in publishing.compactMap({ Self.published(image, in: $0) }) {
        Self.add(name.description, image.name, to: &published)
        add(name.repository.description, image.name, version: name.tag?.description ?? "latest")
      }
      folders[image.name] = image.name
      guard let version = project.folder(image.name)?.soundVersion?.description else { continue }
      folders["\(image.name):\(version)"] = image.name
      folderVersions[image.name] = version
    }
    for image in siblings {
      add(
        image.reference.repository.description, image.name,
        version: image.reference.tag?.description ?? "latest")
    }
  }

  /// The project as it is built here, and as it is published where nobody names an environment.
  private static func publishing(_ project: Project) -> [Project] {
    let standard = PublishedName.standardEnvironment
    guard project.environment == nil, project.files.config.environments.contains(standard),
      let other = try? project.with(environment: standard)
    else { return [project] }
    return [project, other]
  }

  private static func published(_ image: Image, in project: Project) -> ImageReference? {
    (try? project.image(image.name)).flatMap { PublishedName($0, project).known }
  }

  /// What a reference means in the Dockerfile of `image`; none where it is from elsewhere, as an image of
  /// its own name is.
  func meaning(of reference: String, in image: String) -> Meaning? {
    let name = ImageReference.familiar(reference)
    let own = [image, ownFolders[image]]
    // A synthetic image may stand on its folder's, which it then calls by its full name.
    if let sibling = defaults[name] { return sibling == image ? nil : .sibling(sibling) }
    if let sibling = published[name] ?? folders[Self.withoutLatest(reference)] {
      return own.contains(sibling) ? nil : .sibling(sibling)
    }
    // A digest means exactly what was published.
    guard !name.utf8.contains(UInt8(ascii: "@")) else { return nil }
    let (repository, tag) = Self.split(name)
    let (folder, _) = Self.split(reference)
    let known = repositories[repository] ?? folderVersions[folder].map { (folder, $0) }
    guard let known, !own.contains(known.image) else { return nil }
    return .otherVersion(of: known.image, named: tag ?? "latest", own: known.version)
  }

  private static func add(_ reference: String, _ image: String, to names: inout [String: String]) {
    let name = ImageReference.familiar(reference)
    if names[name] == nil { names[name] = image }
  }

  private mutating func add(_ repository: String, _ image: String, version: String) {
    let name = ImageReference.familiar(repository)
    if repositories[name] == nil { repositories[name] = (image, version) }
  }

  private static func withoutLatest(_ reference: String) -> String {
    reference.hasSuffix(":latest") ? String(reference.dropLast(7)) : reference
  }

  private static func split(_ reference: String) -> (repository: String, tag: String?) {
    let slash = reference.utf8.lastIndex(of: UInt8(ascii: "/")) ?? reference.startIndex
    // A colon left of the last slash belongs to the registry's port.
    guard let colon = reference.utf8[slash...].lastIndex(of: UInt8(ascii: ":")) else {
      return (reference, nil)
    }
    return (String(reference[..<colon]), String(reference.utf8[colon...].dropFirst()))
  }
}
