import CommandLine
import Execution
import ImageConfig
import PublishCore

extension ReleaseFacts {
  /// Which of our images these stand on.
  /// - Parameter builder: `build-image` as it is called here.
  static func images(
    _ names: [String], _ builder: [String], _ effects: Effects
  ) throws -> [(name: String, parents: [String])] {
    try effects.ask(builder: builder, ["--graph", "json"] + names, read: images)
  }

  /// What has changed, by git, in parents that are released already and not with these.
  /// - Parameter tags: the commits of what is released.
  mutating func askForParents(
    of releases: [ReleaseName], _ tags: [String: String], _ project: Project, _ effects: Effects
  ) throws {
    let own = Set(releases.map(\.image))
    var parents: [String: ReleaseName] = [:]
    for release in releases {
      for name in try Self.published(below: release.image, images, project) where !own.contains(name) {
        parents[name] = try ReleaseName(of: name, below: release.image, project)
      }
    }
    let released = parents.values.filter { tags[$0.tag] != nil }
    if released.isEmpty { return }
    checkout = try CheckoutImage.asked(images.map(\.name), builder, effects)
    for parent in released {
      guard let commit = tags[parent.tag] else { continue }
      since[parent.tag] = Self.since(commit, revisions(parent), project, effects)
    }
  }

  private func revisions(_ parent: ReleaseName) -> [String] {
    Set(family(parent.image).compactMap { checkout[$0]?.revision }.filter(ImageLabel.isCommit)).sorted()
  }

  private static func since(
    _ commit: String, _ revisions: [String], _ project: Project, _ effects: Effects
  ) -> SinceRelease {
    let questions = [
      SinceRelease.missingQuestion(revisions, since: commit),
      SinceRelease.configQuestion(project, at: commit),
    ]
    let answers = effects.ask(
      questions.map { Command("git", ["-C", project.files.root] + $0, input: .nothing) },
      without: Effects.foreignRepository)
    var since = SinceRelease()
    guard let missing = answers[0], missing.exitCode == 0 else { return since }
    since.missing = Set(missing.text.split(separator: "\n").map(String.init))
    // Git knows the commit, so what it does not show was not there.
    let config = answers[1].flatMap { $0.exitCode == 0 ? $0.output : nil } ?? []
    since.config = try? ConfigFile(bytes: config, path: project.files.config.path)
    return since
  }

  /// What our own VERSION said at tags that another project of the repository may have, too.
  mutating func askForVersions(
    of releases: [ReleaseName], _ checkout: Checkout, _ project: Project, _ effects: Effects
  ) {
    for release in releases where others.contains(where: { $0.release.start == release.start }) {
      guard let commit = checkout.remote.tags[release.tag] else { continue }
      let path = project.files.path(release.image, "VERSION")
      let git = { (words: [String]) in
        effects.ask(
          Command("git", ["-C", project.files.root] + words, input: .nothing),
          without: Effects.foreignRepository)
      }
      guard git(["cat-file", "-e", commit + "^{commit}"])?.exitCode == 0 else { continue }
      let answer = git(["show", "\(commit):./\(path)"])
      versionAt[release.tag] = .some(
        answer.flatMap { $0.exitCode == 0 ? try? Version(file: $0.output) : nil })
    }
  }
}
