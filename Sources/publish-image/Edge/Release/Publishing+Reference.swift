import CommandLine
import Execution
import ImageConfig
import PublishCore

extension Publishing {
  /// What a git tag releases, from the commit that it stands for, on parents that are published.
  func perform(ref: String) throws {
    let release = try ReleaseName(ref: ref, project)
    let checkout = try Checkout.asked(project, effects, remote: false)
    try ReleaseCheck.agree(ref, release, checkout, project)
    guard try project.isReleased(release.image) else {
      throw ReleaseProblem.notForRelease(image: release.image)
    }
    let facts = try facts(release)
    try refuse(release, facts, checkout)
    let parents = try ParentWatch(release, facts, checkout.tags, project, effects)
    var publishing = self
    publishing.request.images = [release.image]
    let build = build(["--attest", "--parents", "published", release.image])
    try publishing.perform(before: [.run(build)], behind: parents)
  }

  private func facts(_ release: ReleaseName) throws -> ReleaseFacts {
    var facts = ReleaseFacts()
    facts.others = try OtherImage.asked(project, effects)
    facts.builder = effects.builder(project)
    facts.images = try ReleaseFacts.images([release.image], facts.builder, effects)
    return facts
  }

  /// What `--release` looks at, and whoever pushes a tag by hand does not.
  private func refuse(_ release: ReleaseName, _ facts: ReleaseFacts, _ checkout: Checkout) throws {
    if let place = facts.owner(of: release, project) {
      throw ReleaseProblem.tagOfAnother(tag: release.tag, place: place)
    }
    var facts = facts
    try facts.askForParents(of: [release], checkout.tags, project, effects)
    for name in try ReleaseFacts.published(below: release.image, facts.images, project) {
      try facts.refuseChange(of: ReleaseName(of: name, project), below: release.image, project)
    }
  }
}
