import CommandLine
import ImageConfig

/// Whether a checkout is what a tag stands for.
package enum ReleaseCheck {
  package static func agree(
    _ ref: String, _ release: ReleaseName, _ checkout: Checkout, _ project: Project
  ) throws {
    if checkout.isShallow { throw ReleaseProblem.shallow }
    let here = try ReleaseName(of: release.image, project)
    guard here == release else {
      let path = project.files.path(release.image, "VERSION")
      throw ReleaseProblem.otherVersion(ref: ref, version: here.version.description, path: path)
    }
    guard let commit = checkout.tags[release.tag] else { throw ReleaseProblem.tagMissing(tag: release.tag) }
    guard commit == checkout.head else { throw ReleaseProblem.otherCommit(ref: ref, tag: release.tag) }
    if !checkout.changes.isEmpty { throw ReleaseProblem.changes(checkout.changes) }
  }
}
