import BuildCore
import CommandLine
import Execution
import ImageConfig

/// What is up to date of a draft, as the engine, the files and the records of earlier builds tell it; and what is kept
/// for the next run when the rest is built.
struct UpToDate {
  /// Of all images, those that are up to date among them.
  let draft: BuildDraft
  /// With what git and the engine have answered.
  private(set) var host: BuildHost
  let freshness: Freshness
  let version: VersionFilePlan.Writing
  private let sight: ContentSight
  private let records: BuildRecords?
  private let made: Set<String>
  private let session: Session

  /// - Parameter made: the images that this run has built already.
  init(_ draft: BuildDraft, _ atHand: BuildHost, _ session: Session, made: Set<String> = []) throws {
    var host = atHand
    var version: VersionFilePlan.Writing = ([], [])
    var problem: (any Error)?
    let files = SeenFiles(draft.project, session)
    let images = Self.images(draft, session) {
      host.askGit(draft, session, files)
      do { version = try VersionFilePlan(draft.project, host).steps(before: draft.targets) } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    for parent in draft.otherParents where parent.source == .there {
      host.take(parent.reference, images[ImageReference.familiar(parent.reference.description)])
    }
    let records = CacheFolder.path("builds", session.world).map(BuildRecords.init)
    var sight = ContentSight(draft.project, files, session)
    sight.planned = Dictionary(
      version.steps.compactMap { step in
        if case .write(let file) = step { (file.path, file.contents) } else { nil }
      }, uniquingKeysWith: { $1 })
    sight.images = images
    freshness = Freshness(
      draft, host, sight, unprovable: Self.obstacle(host, records, session), made: made
    ) { records?.record($0, $1) }
    (self.draft, self.host, self.version, self.sight) = (draft, host, version, sight)
    (self.records, self.made, self.session) = (records, made, session)
    files.save()
  }

  /// One question for all that is named, while something else is done.
  private static func images(
    _ draft: BuildDraft, _ session: Session, meanwhile: () -> Void
  ) -> [String: EngineImage] {
    let names = Set(draft.references + draft.neededImages).sorted()
    let answer = session.ask([Command.docker(EngineImage.question(names))], meanwhile: meanwhile)[0]
    // It tells of those that are there, and fails for the others.
    return EngineImage.all(answer?.output ?? [])
  }

  private static func obstacle(_ host: BuildHost, _ records: BuildRecords?, _ session: Session) -> String? {
    if !host.hasBuildx { return "without buildx no builder says which image it made" }
    if records == nil { return "there is no folder of your own for records of builds: set XDG_CACHE_HOME" }
    let isStandard =
      host.engine.builder == nil && host.environment["BUILDX_BUILDER"] == nil
      && CurrentBuilder.isStandard(session.world)
    if isStandard || host.isEnginesOwn(session) { return nil }
    return "the builder is not the engine's own, and sees none of its images"
  }

  /// The rest, which is to be built.
  func rest() throws -> (draft: BuildDraft, host: BuildHost) {
    var request = draft.request
    request.upToDate = freshness.skipped
    if request.upToDate.isEmpty { return (draft, host) }
    var host = host
    let origins = draft.origins(host)
    for target in draft.targets where request.upToDate.contains(target.name) {
      host.parents[target.reference] = origins[target.name]
      host.parentPlatforms[target.reference] = sight.image(target.reference.description)?.platforms
    }
    return (try BuildDraft(request, draft.project, host), host)
  }

  /// What is not yet done of these, whatever was recorded of an image that comes out the same: their scripts run.
  func forget(_ targets: [BuildTarget]) {
    for reference in targets.flatMap(\.references) { records?.forget(reference) }
  }

  /// - Parameters:
  ///   - receipts: what the builder has told of what it made.
  ///   - built: what was built.
  func keep(_ receipts: Receipts, of built: Set<String>) {
    guard let records, let now = try? UpToDate(draft, .atHand(session), session, made: made) else { return }
    for kept in freshness.records(of: built, now: now.freshness, now.sight, receipts) { records.keep(kept) }
  }
}

extension BuildHost {
  fileprivate mutating func take(_ parent: ImageReference, _ image: EngineImage?) {
    guard let image else { return }
    parents[parent] = image.origin
    parentPlatforms[parent] = image.platforms
  }
}
