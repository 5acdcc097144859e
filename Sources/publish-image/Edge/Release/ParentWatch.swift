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
  private let session: Session

  private static let pause = 5
  /// Longer than a parent takes to build.
  private static let patience = 3600

  init(_ release: ReleaseName, _ facts: ReleaseFacts, _ project: Project, _ session: Session) throws {
    self.session = session
    image = release.image
    parents = try ReleaseFacts.published(below: image, facts.images, project).map { name in
      (
        try PublishedName(project.image(name), project).parent(tag: nil),
        try ReleaseName(of: name, below: release.image, project).tag
      )
    }
  }

  /// - Parameter checkSignals: ends the wait.
  func wait(
    _ tags: [String: String], _ variables: [Command.EnvironmentValue], checkSignals: () throws -> Void
  ) throws {
    var waited = 0
    while true {
      let there = try RegistryState.tags(parents.map(\.reference), session, variables)
      guard let missing = parents.first(where: { there[$0.reference] == .absent }) else { return }
      guard tags[missing.tag] != nil, waited < Self.patience else {
        throw ReleaseProblem.parentNotPublished(image: image, parent: missing.reference.description)
      }
      if waited == 0 { session.tell([.waitsForParent(missing.reference.description)]) }
      Monotonic.pause(seconds: Self.pause)
      try checkSignals()
      waited += Self.pause
    }
  }
}
