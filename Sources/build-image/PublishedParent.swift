import CommandLine
import ImageConfig

/// What an image is called where it is published, for those that are built on it there.
struct PublishedParent {
  private let image: Image
  private let project: Project

  init(_ image: Image, _ project: Project) {
    self.image = image
    self.project = project
  }

  /// - Parameter tag: instead of the image's VERSION.
  func reference(tag: Tag?) throws -> ImageReference {
    if let setting = try image.settings.nonEmpty("publication_tag") {
      let local = image.reference.with(tag: try version)
      let names = ["image": local.repository.description, "tag": local.tag?.description ?? ""]
      let text = try project.substitution.adding(names).word(of: setting).text
      do { return try ImageReference(text).with(tag: tag) } catch {
        throw Setting.Problem.badReference(error, setting.origin)
      }
    }
    guard let repository = try repository else { throw PublishProblem.noRepository(image: image.name) }
    return ImageReference(repository: repository, tag: try tag ?? version ?? Tag("latest"))
  }

  /// `<repository>/<folder>`; none where the project publishes nothing.
  var repository: Repository? {
    get throws {
      guard let base = try base else { return nil }
      return try base.appending("/" + (ComponentName.repository(from: image.folder ?? image.name) ?? ""))
    }
  }

  private var base: Repository? {
    get throws {
      if let variable = project.substitution.variables?["IMAGE_REPOSITORY"], !variable.isEmpty {
        do { return try Repository(variable) } catch {
          throw PublishProblem.badRepository(variable: "IMAGE_REPOSITORY", error)
        }
      }
      guard let setting = try project.settings(of: "publish").nonEmpty("repository") else { return nil }
      let text = try project.substitution.word(of: setting).text
      do { return try Repository(text) } catch { throw Setting.Problem.badReference(error, setting.origin) }
    }
  }

  private var version: Tag? {
    get throws {
      guard let folder = image.folder, let bytes = project.folder(folder)?.version else { return nil }
      do { return try Tag(Version(file: bytes).description) } catch let problem as Version.Problem {
        let path = project.files.path(folder, "VERSION")
        throw Project.Problem.badVersion(problem, SourceLocation(file: path))
      }
    }
  }
}
