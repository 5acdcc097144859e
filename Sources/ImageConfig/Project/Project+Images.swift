extension Project {
  /// The image that a person names.
  package func image(_ operand: String) throws -> Image {
    let name = imageName(from: operand)
    return try resolve(name, chain: [])
  }

  /// Nobody stacks so many names on an image; a chain without end is taken for a loop.
  private static let deepestChain = 32

  /// - Parameter chain: the synthetic images on the way here, to notice one that comes back to itself.
  private func resolve(_ name: String, chain: [String]) throws -> Image {
    if hasImageFolder(name) { return try folderImage(name) }
    if isSynthetic(name) || saysExternal(name) {
      return try sectionImage(name, chain: chain)
    }
    if folder(name) != nil {
      throw Problem.noDockerfile(name, path: files.path(name, "Dockerfile"), files.strays(in: [name]))
    }
    let known = allNames
    throw Problem.unknownImage(
      name, nearest: NearestName.of(name, among: known), known: known,
      known.isEmpty ? files.strays() : .none)
  }

  /// Why nothing can be built.
  package var noImages: Problem { .noImages(files.strays()) }

  private func folderImage(_ name: String) throws -> Image {
    let settings = settings(of: name)
    return Image(
      name: name, kind: .folder, settings: settings,
      reference: ImageReference(
        repository: try folderRepository(name, settings), tag: try tag(settings)))
  }

  private func folderRepository(_ folder: String, _ settings: Settings) throws -> Repository {
    let prefix = try settings.boolean(.prefix) == false ? "" : name + "-"
    if let setting = try settings.nonEmpty(.name) {
      let text = prefix + (try substitution.word(of: setting).text)
      return try checked(setting) { () throws(ImageReference.Problem) in try Repository(text) }
    }
    guard let legal = ComponentName.repository(from: folder), let repository = try? Repository(prefix + legal)
    else { throw Problem.illegalImageName(folder) }
    return repository
  }

  /// A section without a folder of its own: synthetic where its name is an image here, else external.
  private func sectionImage(_ section: String, chain: [String]) throws -> Image {
    let own = settings(of: section)
    let here = SourceLocation(
      file: files.config.path, line: files.config.section(named: section)?.line)
    if chain.contains(section) || chain.count > Self.deepestChain {
      throw Problem.syntheticLoop(chain + [section], here)
    }
    guard let setting = try own.nonEmpty(.name) else {
      throw Problem.syntheticWithoutName(section, here)
    }
    let target = try substitution.word(of: setting).text
    let isPrefixed = try own.boolean(.prefix) != false
    // A section may be named as the foreign image that it stands for.
    let isItself = target == section && !isPrefixed
    let isImageHere =
      hasImageFolder(target) || (!isItself && (isSynthetic(target) || saysExternal(target)))
    guard isImageHere else {
      if isPrefixed {
        let nearest = NearestName.of(target, among: folderNames + syntheticNames)
        throw Problem.syntheticOfNothing(section, target: target, nearest: nearest, setting.origin)
      }
      return try externalImage(section, own, named: target, setting)
    }
    let parent = try resolve(target, chain: chain + [section])
    let settings = settings(of: section, inheriting: inheritance(of: target, chain: [section]))
    let repository =
      isPrefixed
      ? parent.reference.repository
      : try checked(setting) { () throws(ImageReference.Problem) in try Repository(target) }
    return Image(
      name: section, kind: parent.folder.map { .synthetic(folder: $0) } ?? .external, settings: settings,
      reference: ImageReference(repository: repository, tag: try tag(settings)))
  }

  /// The sections whose keys an image has, the farthest first. Loops were found before.
  private func inheritance(of name: String, chain: [String]) -> [String] {
    guard !hasImageFolder(name), !chain.contains(name),
      let setting = try? settings(of: name).nonEmpty(.name),
      let target = try? substitution.word(of: setting).text, target != name
    else { return [name] }
    return inheritance(of: target, chain: chain + [name]) + [name]
  }

  private func externalImage(
    _ section: String, _ settings: Settings, named target: String, _ setting: Setting
  ) throws -> Image {
    let named = try checked(setting) { () throws(ImageReference.Problem) in try ImageReference(target) }
    let saysTag = try settings.nonEmpty(.tag) != nil
    let isComplete = !saysTag && (named.tag != nil || named.digest != nil)
    let reference =
      isComplete ? named : ImageReference(repository: named.repository, tag: try tag(settings))
    return Image(name: section, kind: .external, settings: settings, reference: reference)
  }

  private func tag(_ settings: Settings) throws -> Tag {
    if let setting = try settings.nonEmpty(.tag) {
      let text = try substitution.word(of: setting).text
      return try checked(setting) { () throws(ImageReference.Problem) in try Tag(text) }
    }
    guard let tag = Tag(madeLegal: user) else { throw Problem.illegalUser(user) }
    return tag
  }

  private func checked<Value>(
    _ setting: Setting, _ make: () throws(ImageReference.Problem) -> Value
  ) throws(Setting.Problem) -> Value {
    do throws(ImageReference.Problem) {
      return try make()
    } catch {
      throw .badReference(error, setting.origin)
    }
  }
}
