import CommandLine
import ImageConfig

/// An image at a version, as a git tag says it: `orbyter-ml-dev-5.0.0`.
struct ReleaseName: Equatable {
  let image: String
  let version: Version

  var tag: String { Self.prefix(image) + version.description }

  /// What the tags of all of an image's versions begin with.
  private static func prefix(_ image: String) -> String { word(image) + "-" }

  /// What it is in published names, too.
  private static func word(_ image: String) -> String { ComponentName.repository(from: image) ?? image }

  init(image: String, version: Version) {
    self.image = image
    self.version = version
  }

  /// The image's own VERSION.
  init(of image: String, _ project: Project) throws {
    let path = project.files.path(image, "VERSION")
    guard project.hasImageFolder(image), let bytes = project.folder(image)?.version else {
      _ = try project.image(image)
      throw ReleaseProblem.noVersion(image: image, path: path)
    }
    do { self.init(image: image, version: try Version(file: bytes)) } catch {
      throw Project.Problem.badVersion(error, SourceLocation(file: path))
    }
  }

  /// The versions of an image that git knows, each with its tag.
  static func released(_ image: String, in gitTags: [String], _ project: Project) -> [Version: String] {
    let start = prefix(image)
    var versions: [Version: String] = [:]
    for tag in gitTags where tag.hasPrefix(start) {
      guard let release = try? ReleaseName(ref: tag, project), release.image == image else { continue }
      versions[release.version] = tag
    }
    return versions
  }

  /// From a git tag, or from `name:version` as people write it. A name may hold dashes and digits, so the
  /// images there are decide, and where two of them would do, the one that is at that version.
  init(ref: String, _ project: Project) throws {
    let text = Checkout.name(of: ref, in: "refs/tags/") ?? ref
    let candidates = project.folderNames.flatMap { image in
      Set([image, Self.word(image)]).flatMap { name in
        ["-", ":"].compactMap { joint in
          Checkout.name(of: text, in: name + joint).flatMap { try? Version($0) }
            .map { ReleaseName(image: image, version: $0) }
        }
      }
    }
    let current = candidates.first {
      $0.version.description == (try? ReleaseName(of: $0.image, project))?.version.description
    }
    guard let found = current ?? candidates.max(by: { $0.image.utf8.count < $1.image.utf8.count }) else {
      throw ReleaseProblem.noRelease(ref: ref)
    }
    self = found
  }
}
