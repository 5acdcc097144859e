import CommandLine
import ImageConfig

/// What an image is called in its registry.
struct PublishedName: Equatable {
  let reference: ImageReference
  /// What the name promises never to change; none for a name that moves.
  let version: Version?

  /// `publication_tag=` of the image, else `<repository>/<folder>:<VERSION>`.
  static func of(
    _ image: Image, local: ImageReference, _ project: Project, _ world: World, _ account: (any CloudAccount)?
  ) throws -> PublishedName {
    if let setting = try image.settings.nonEmpty("publication_tag") {
      let reference = try template(setting, local: local, project, account)
      return PublishedName(reference: reference, version: nil)
    }
    guard let repository = try repository(project, world) else {
      throw PublishProblem.noRepository(image: image.name)
    }
    let name = try repository.appending(
      "/" + (ComponentName.repository(from: image.folder ?? image.name) ?? ""))
    let version = try version(of: image, project)
    let tag = try version.map { try Tag($0.description) } ?? local.tag
    return PublishedName(reference: ImageReference(repository: name, tag: tag), version: version)
  }

  static func repository(_ project: Project, _ world: World) throws -> Repository? {
    if let variable = world.environment["IMAGE_REPOSITORY"], !variable.isEmpty {
      do { return try Repository(variable) } catch {
        throw PublishProblem.badRepository(variable: "IMAGE_REPOSITORY", error)
      }
    }
    guard let setting = try project.settings(of: "publish").nonEmpty("repository") else { return nil }
    let text = try project.substitution.word(of: setting).text
    do { return try Repository(text) } catch { throw Setting.Problem.badReference(error, setting.origin) }
  }

  private static func version(of image: Image, _ project: Project) throws -> Version? {
    guard let folder = image.folder, let bytes = project.folder(folder)?.version else { return nil }
    let path = project.files.path(folder, "VERSION")
    do { return try Version(file: bytes) } catch {
      throw Project.Problem.badVersion(error, SourceLocation(file: path))
    }
  }

  private static func template(
    _ setting: Setting, local: ImageReference, _ project: Project, _ account: (any CloudAccount)?
  ) throws -> ImageReference {
    var names = [
      "image": local.repository.description, "tag": local.tag?.description ?? "", "account": "", "region": "",
    ]
    if let account, setting.text.holds("{account}") { names["account"] = try account.number() }
    if let account, setting.text.holds("{region}") { names["region"] = try account.region() }
    let text = try project.substitution.adding(names).word(of: setting).text
    do { return try ImageReference(text) } catch { throw Setting.Problem.badReference(error, setting.origin) }
  }
}
