import CommandLine
import ImageConfig

extension PublishRequest {
  /// What the words name, each with the tags that stand behind a colon; those behind `all` are for every image.
  package func named(_ project: Project, _ amazon: some CloudAccount) throws -> [(Publication, [Tag])] {
    var names = self
    let words = try images.map { word in
      try foreign(word, project) == nil ? word.split(separator: ":", maxSplits: 1).map(String.init) : [word]
    }
    names.images = words.map { $0.first ?? "" }
    var tags: [String: [Tag]] = [:]
    for word in words where word.count == 2 {
      tags[project.imageName(from: word[0]), default: []].append(try Tag(word[1]))
    }
    let common = project.hasImageFolder(Self.all) ? [] : tags[Self.all] ?? []
    return try names.publications(project, amazon).map { publication in
      (publication, publication.isForeign ? [] : (tags[publication.image] ?? []) + common)
    }
  }

  package func publications(_ project: Project, _ amazon: some CloudAccount) throws -> [Publication] {
    var names: Set<String> = []
    let publications = try images.flatMap { word -> [Publication] in
      if let reference = try foreign(word, project) {
        return names.insert(reference.description).inserted
          ? [try Publication.of(self, reference, project)] : []
      }
      return try meant(by: word, project).filter { names.insert($0).inserted }
        .map { try Publication.of(self, $0, project, amazon) }
    }
    if names.count > 1, name != nil || tag != nil { throw PublishProblem.nameForSeveral }
    if names.isEmpty { throw PublishProblem.nothingVersioned(folder: project.files.imagesFolder) }
    try NameClash.refuse(publications, self, project)
    return publications
  }

  /// A word with a slash or a colon is the reference of any image, unless what stands before the colon is a name of
  /// the project's.
  private func foreign(_ word: String, _ project: Project) throws -> ImageReference? {
    let name = word.split(separator: ":", maxSplits: 1).first.map(String.init) ?? ""
    guard takesReferences, Self.isLikeReference(word), !isName(name, project) else { return nil }
    let reference = try ImageReference(word)
    if reference.digest != nil { throw PublishProblem.namedByDigest(word) }
    return reference.tag == nil ? reference.with(tag: try tag ?? Tag("latest")) : reference
  }

  /// The image of a word that names a tag too, where that says nothing.
  private func imageWithTag(_ word: String, _ project: Project) -> String? {
    let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
    return parts.count > 1 && project.allNames.contains(parts[0]) ? parts[0] : nil
  }

  /// Or a mistaken one: a path into the folder of images is no reference.
  private func isName(_ word: String, _ project: Project) -> Bool {
    if meansAll(word, project) || word.hasPrefix(project.files.imagesFolder + "/") { return true }
    do { _ = try project.image(word) } catch Project.Problem.unknownImage { return false } catch {}
    return true
  }

  private static func isLikeReference(_ word: String) -> Bool {
    word.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
  }

  /// So that it needs no project.
  package var namesOnlyReferences: Bool { takesReferences && images.allSatisfy(Self.isLikeReference) }

  private func meant(by word: String, _ project: Project) throws -> [String] {
    guard meansAll(word, project) else {
      let name = project.imageName(from: word)
      if let image = imageWithTag(name, project) { throw PublishProblem.tagBehindName(name, image: image) }
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
  package func leftOut(_ project: Project) throws -> [String] {
    guard pushes, images.contains(where: { meansAll($0, project) }) else { return [] }
    return try versioned(project).filter { try !Self.isForPushing($0, project) }
  }

  private static func isForPushing(_ name: String, _ project: Project) throws -> Bool {
    try PublishedName(project.image(name), project).isForPushing
  }
}
