import CommandLine
import Execution
import ImageConfig
import PublishCore

/// Who releases several images at once pushes a tag for each, and their runs begin together: a child's waits until
/// its parents are published.
struct ParentWatch {
  /// The published parents, each with the git tag that releases it.
  private let parents: [(reference: ImageReference, tag: String)]
  private let image: String
  /// Git's, each with its commit.
  private let tags: [String: String]
  private let effects: Effects

  private static let pause = 5
  /// Longer than a parent takes to build.
  private static let patience = 3600

  init(
    _ release: ReleaseName, _ facts: ReleaseFacts, _ tags: [String: String], _ project: Project,
    _ effects: Effects
  ) throws {
    self.tags = tags
    self.effects = effects
    image = release.image
    parents = try ReleaseFacts.published(below: image, facts.images, project).map { name in
      (
        try PublishedName(project.image(name), project).parent(tag: nil),
        try ReleaseName(of: name, below: release.image, project).tag
      )
    }
  }

  /// - Parameter checkSignals: ends the wait.
  func wait(_ variables: [Command.EnvironmentValue], checkSignals: () throws -> Void) throws {
    var waited = 0
    while true {
      let there = try RegistryState.tags(parents.map(\.reference), effects, variables)
      guard let missing = parents.first(where: { there[$0.reference] == .absent }) else { return }
      guard tags[missing.tag] != nil, waited < Self.patience else {
        throw ReleaseProblem.parentNotPublished(image: image, parent: missing.reference.description)
      }
      if waited == 0 { effects.tell([.waitsForParent(missing.reference.description)]) }
      effects.pause(Self.pause)
      try checkSignals()
      waited += Self.pause
    }
  }
}
