import CommandLine
import Execution
import ImageConfig
import PublishCore

extension Publishing {
  /// Of the image that a git tag releases, unless that is not the highest version that is released.
  func perform(describe ref: String) throws {
    let release = try ReleaseName(ref: ref, project)
    let tags = try Checkout.asked(project, effects, remote: false).tags
    let versions = tags.keys.compactMap { try? ReleaseName(ref: $0, project) }
      .filter { $0.image == release.image && $0.version.prerelease.isEmpty }.map(\.version)
    if let highest = versions.max(), highest > release.version || !release.version.prerelease.isEmpty {
      return effects.tell([.descriptionStays(release.image, at: highest.description)])
    }
    let publication = try Publication.of(request, release.image, project, AmazonAccount(effects))
    let repository = publication.reference.repository
    let path = project.files.path(release.image, "README.md")
    let text = effects.read(project.files.root + "/" + path)
    let draft = TemporaryName.make("orbyter-description-", effects.world)
    let plan = try DescriptionPlan.make(
      repository, readme: (path, text),
      draft: "\(TemporaryName.folder(effects.world.environment))/\(draft).json", project,
      publication.takesLogin ? effects.world.environment : [:])
    do {
      try effects.perform(plan)
    } catch StepProblem.failed(let command, _) where command.containsBytes(DescriptionPlan.hub) {
      throw PublishProblem.notDescribed(repository.description)
    }
  }
}
