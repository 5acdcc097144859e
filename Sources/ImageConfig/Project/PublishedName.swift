/// What an image of a project is called in the registry that the project publishes to.
package struct PublishedName {
  private let image: Image
  private let project: Project

  package enum Problem: Error, Equatable {
    case noRepository(image: String)
    case badRepository(variable: String, ImageReference.Problem)
  }

  private static let variable = "IMAGE_REPOSITORY"

  package init(_ image: Image, _ project: Project) {
    self.image = image
    self.project = project
  }

  /// `publication_tag=`; none where run.cfg says nothing.
  /// - Parameters:
  ///   - local: what it is called on the engine.
  ///   - more: other names in braces, given the text that may hold them.
  package func wanted(
    local: ImageReference, _ more: (String) throws -> [String: String] = { _ in [:] }
  ) throws -> ImageReference? {
    guard let setting = try image.settings.nonEmpty(.publicationTag) else { return nil }
    let names = ["image": local.repository.description, "tag": local.tag?.description ?? ""]
    let substitution = project.substitution.adding(names).adding(try more(setting.text))
    let text = try substitution.word(of: setting).text
    do { return try ImageReference(text) } catch { throw Setting.Problem.badReference(error, setting.origin) }
  }

  /// `<repository>/<folder>`
  package var repository: Repository {
    get throws {
      guard let base = try Self.base(of: project) else { throw Problem.noRepository(image: image.name) }
      return try base.appending("/" + (ComponentName.repository(from: image.folder ?? image.name) ?? ""))
    }
  }

  /// What is in front of the names of all of a project's images; none where it publishes nothing.
  package static func base(of project: Project) throws -> Repository? {
    if let variable = project.substitution.variables?[variable], !variable.isEmpty {
      do { return try Repository(variable) } catch {
        throw Problem.badRepository(variable: Self.variable, error)
      }
    }
    guard let setting = try project.settings(of: "publish").nonEmpty(.repository) else { return nil }
    let text = try project.substitution.word(of: setting).text
    do { return try Repository(text) } catch { throw Setting.Problem.badReference(error, setting.origin) }
  }

  /// A name as those of all of a project's images: of a host alone nothing tells that it is one.
  package static func place(of project: Project) throws -> Repository? {
    try base(of: project)?.appending("/image")
  }

  /// What its folder says in VERSION: of that folder's image, and of no other way to build it.
  package var version: Version? {
    get throws {
      guard case .folder = image.kind, let folder = image.folder, let bytes = project.folder(folder)?.version
      else { return nil }
      let path = project.files.path(folder, "VERSION")
      do { return try Version(file: bytes) } catch {
        throw Project.Problem.badVersion(error, SourceLocation(file: path))
      }
    }
  }

  /// The overlay that counts where nobody names another one.
  package static let standardEnvironment = "production"

  /// How others here may call it; none where it is not published, or where only an account tells.
  var known: ImageReference? {
    guard (try? exists) == true else { return nil }
    return try? parent(tag: nil, version: try? version)
  }

  private var isNamed: Bool {
    get throws { try image.settings.nonEmpty(.publicationTag) != nil }
  }

  /// Whether there is a name for it: of a synthetic image only the one that run.cfg says, since the folder's name is
  /// its folder's image.
  package var exists: Bool {
    get throws {
      if case .synthetic = image.kind { return try isNamed }
      return true
    }
  }

  /// Whether a build elsewhere finds it in a registry; otherwise it is built there, too.
  package var isForOthers: Bool {
    get throws { try exists && image.settings.boolean(.release) != false }
  }

  /// Whether it may be pushed: not with `release=no`, except under a publication_tag, which carries no version.
  package var isForPushing: Bool {
    get throws { try isNamed || image.settings.boolean(.release) != false }
  }

  /// What others here are built on.
  /// - Parameter tag: instead of its version.
  package func parent(tag: Tag?) throws -> ImageReference { try parent(tag: tag, version: version) }

  private func parent(tag: Tag?, version: Version?) throws -> ImageReference {
    let version = try version.map { try Tag($0.description) }
    if let wanted = try wanted(local: image.reference.with(tag: version)) { return wanted.with(tag: tag) }
    return ImageReference(repository: try repository, tag: try tag ?? version ?? Tag("latest"))
  }
}
