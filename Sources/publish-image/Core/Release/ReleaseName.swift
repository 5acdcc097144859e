import CommandLine
import ImageConfig

/// An image at a version, as a git tag says it: `orbyter-ml-dev-5.0.0`.
package struct ReleaseName: Equatable {
  package let image: String
  package let version: Version
  /// What the tags of all of the image's versions begin with.
  package let start: String

  package var tag: String { start + version.description }

  private static func start(_ image: String, _ project: Project) throws -> String {
    try TagPrefix.of(project) + word(image) + "-"
  }

  /// What it is in published names, too.
  private static func word(_ image: String) -> String { ComponentName.repository(from: image) ?? image }

  private init(_ image: String, _ version: Version, _ project: Project) throws {
    self.image = image
    self.version = version
    start = try Self.start(image, project)
  }

  /// The image's own VERSION.
  /// - Parameter child: whose release it is about, where that is another's.
  package init(of image: String, below child: String? = nil, _ project: Project) throws {
    let path = project.files.path(image, "VERSION")
    guard project.hasImageFolder(image), let bytes = project.folder(image)?.version else {
      guard case .folder = try project.image(image).kind else {
        throw ReleaseProblem.noFolder(image: image)
      }
      throw ReleaseProblem.noVersion(image: image, below: child, path: path)
    }
    let version: Version
    do { version = try Version(file: bytes) } catch {
      throw Project.Problem.badVersion(error, SourceLocation(file: path))
    }
    try self.init(image, version, project)
  }

  /// The versions of an image that git knows, each with its tag.
  package static func released(_ image: String, in gitTags: [String], _ project: Project) -> [Version: String]
  {
    guard let start = try? start(image, project) else { return [:] }
    var versions: [Version: String] = [:]
    for tag in gitTags where tag.hasPrefix(start) {
      guard let release = try? ReleaseName(ref: tag, project), release.image == image else { continue }
      versions[release.version] = tag
    }
    return versions
  }

  /// From a git tag, or from `name:version` as people write it. A name may hold dashes and digits, so the
  /// images there are decide, and where two of them would do, the one that is at that version.
  package init(ref: String, _ project: Project) throws {
    let text = GitRef.name(of: ref, in: "refs/tags/") ?? ref
    let prefix = try TagPrefix.of(project)
    let candidates = try project.folderNames.flatMap { image in
      try Set([image, Self.word(image)]).flatMap { name in
        try [prefix + name + "-", name + ":"].compactMap { start in
          try GitRef.name(of: text, in: start).flatMap { try? Version($0) }
            .map { try ReleaseName(image, $0, project) }
        }
      }
    }
    let current = candidates.first {
      $0.version.description == (try? ReleaseName(of: $0.image, project))?.version.description
    }
    guard let found = current ?? candidates.max(by: { $0.image.utf8.count < $1.image.utf8.count }) else {
      throw ReleaseProblem.noRelease(ref: ref, prefix: prefix)
    }
    self = found
  }
}
