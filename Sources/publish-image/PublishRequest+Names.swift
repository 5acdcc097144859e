import CommandLine
import ImageConfig

extension PublishRequest {
  /// What the words name, each with the tags that stand behind a colon; those behind `all` are for every image.
  func named(_ project: Project, _ amazon: some CloudAccount) throws -> [(Publication, [Tag])] {
    var names = self
    let words = images.map { $0.split(separator: ":", maxSplits: 1).map(String.init) }
    names.images = words.map { $0.first ?? "" }
    var tags: [String: [Tag]] = [:]
    for word in words where word.count == 2 {
      tags[project.imageName(from: word[0]), default: []].append(try Tag(word[1]))
    }
    let common = project.hasImageFolder(Self.all) ? [] : tags[Self.all] ?? []
    return try names.publications(project, amazon).map { ($0, (tags[$0.image] ?? []) + common) }
  }

  func publications(_ project: Project, _ amazon: some CloudAccount) throws -> [Publication] {
    var names: [String] = []
    for word in images {
      let meant = try meant(by: word, project)
      names += meant.filter { !names.contains($0) }
    }
    if names.count > 1, name != nil || tag != nil { throw PublishProblem.nameForSeveral }
    if names.isEmpty { throw PublishProblem.nothingVersioned(folder: project.files.imagesFolder) }
    let publications = try names.map { try Publication.of(self, $0, project, amazon) }
    try NameClash.refuse(publications, self, project)
    return publications
  }

  /// Whether a tag of a registry will be an image of the engine.
  var pushes: Bool {
    switch work {
    case .publish, .reference: true
    default: false
    }
  }

  private func meant(by word: String, _ project: Project) throws -> [String] {
    guard meansAll(word, project) else {
      let name = project.imageName(from: word)
      if pushes, try !Self.isForPushing(name, project) { throw PublishProblem.notForPublishing(name) }
      return [name]
    }
    let left = try leftOut(project)
    let names = versioned(project).filter { !left.contains($0) }
    if names.isEmpty, let first = left.first { throw PublishProblem.notForPublishing(first) }
    return names
  }

  /// Unless an image is called so.
  private func meansAll(_ word: String, _ project: Project) -> Bool {
    project.imageName(from: word) == Self.all && !project.hasImageFolder(Self.all)
  }

  private func versioned(_ project: Project) -> [String] {
    project.folderNames.filter { project.folder($0)?.version != nil }
  }

  /// Those of all that are not pushed: run.cfg says release=no of them.
  func leftOut(_ project: Project) throws -> [String] {
    guard pushes, images.contains(where: { meansAll($0, project) }) else { return [] }
    return try versioned(project).filter { try !Self.isForPushing($0, project) }
  }

  private static func isForPushing(_ name: String, _ project: Project) throws -> Bool {
    try PublishedName(project.image(name), project).isForPushing
  }
}
