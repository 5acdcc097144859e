import CommandLine
import ImageConfig

/// `cache=registry`: layers beside the published image, so that another machine need not make them again.
enum BuildCache {
  /// What is read: the main branch's and our own. What is written: our own.
  static func flags(for target: BuildTarget, _ project: Project, _ host: BuildHost) throws -> [BuildFlag] {
    guard target.usesCache else { return [] }
    if !host.hasBuildx { throw EngineProblem.needsBuildx("cache=registry") }
    let published = PublishedName(try project.image(target.name), project)
    guard host.exportsCache else {
      // It goes with the image when that is published.
      return [
        from(try published.parent(tag: nil)), BuildFlag("--cache-to", "type=inline"),
      ]
    }
    let repository = try published.repository
    let own = host.branches.own.map { reference(repository, $0) }
    var flags = [from(reference(repository, host.branches.main))]
    if let own, host.branches.own != host.branches.main { flags.append(from(own)) }
    if let own {
      // A registry that takes no cache is no reason to fail: the image is built.
      flags.append(BuildFlag("--cache-to", "type=registry,ref=\(own),mode=max,ignore-error=true"))
    }
    return flags
  }

  private static func from(_ reference: ImageReference) -> BuildFlag {
    BuildFlag("--cache-from", "type=registry,ref=\(reference)")
  }

  private static func reference(_ repository: Repository, _ branch: String) -> ImageReference {
    ImageReference(repository: repository, tag: Tag(madeLegal: "cache-" + branch))
  }
}
