import BuildCore
import CommandLine
import Execution
import ImageConfig

/// One attempt to build: its plan, what that was made from, and what follows where it fails.
struct Building {
  private let request: BuildRequest
  private let project: Project
  private let session: Session
  private let targets: [BuildTarget]
  private let host: BuildHost
  private let plan: Plan

  init(_ request: BuildRequest, _ project: Project, _ session: Session) throws {
    (self.request, self.project, self.session) = (request, project, session)
    targets = try BuildOrder.targets(request.names(project), request, project)
    host = try BuildHost.atHand(targets, request, project, session)
    if request.printsLabels {
      plan = LabelList.plan(targets, project, host)
      return
    }
    plan = try BuildPlan.make(targets, request, project, host)
    // A dry run costs nothing.
    if !session.isDryRun { session.tell(try BuildContext.warnings(of: targets, project, host)) }
  }

  /// Where a parent can't be built for want of a network, and the engine has it of this very checkout, the rest is
  /// built on that. One that fails for what it is itself is never stood in for: its inputs may hold what no commit
  /// tells, as a file that git ignores.
  func perform() throws {
    do { try session.perform(plan) } catch let problem as StepProblem {
      guard let failed = FailedBuild(problem, targets, project) else { throw problem }
      guard let there = present(failed.parents) else { throw failed.explained(nil) }
      guard failed.isUnreachable, isOfThisCheckout(there), let rest = try? resting(on: failed.parents) else {
        throw failed.explained(options.map { failed.wayOut(targets, options: $0) })
      }
      session.tell(
        failed.parents.map {
          .parentTaken($0.name, reference: $0.reference.description, reason: failed.reason)
        })
      try session.checkSignals()
      try rest.perform()
    }
  }

  /// The words of the command line that are no images, for another command with --only; none where that would mean
  /// something else. It does not go with other parents than built ones, what names one image would name several, and a
  /// word may be both an image and an option's value.
  private var options: [String]? {
    let names = session.arguments.operands
    let others = session.words.filter { !names.contains($0) }
    guard request.parents == .built, request.tag == nil, request.name == nil, request.stage == nil,
      others.count + names.count == session.words.count
    else { return nil }
    return others
  }

  /// What the engine says of them; none where it lacks one.
  private func present(_ parents: [BuildTarget]) -> [String: ImageOrigin]? {
    let answers = session.ask(parents.map { host.docker.command(ImageOrigin.question($0.reference)) })
    let origins = answers.compactMap {
      $0?.exitCode == 0 ? ImageOrigin(answer: $0?.output ?? []) ?? .init() : nil
    }
    if parents.isEmpty || origins.count < parents.count { return nil }
    return Dictionary(uniqueKeysWithValues: zip(parents.map(\.name), origins))
  }

  /// Whoever asked for newer ones gets no older one.
  private func isOfThisCheckout(_ there: [String: ImageOrigin]) -> Bool {
    let here = ImageOrigin.all(targets, project, host)
    return !request.pulls && !request.forcesBase && there.allSatisfy { $1.isSurely(here[$0]) }
  }

  private func resting(on parents: [BuildTarget]) throws -> Building {
    var request = request
    request.left.formUnion(parents.map(\.name))
    return try Building(request, project, session)
  }
}
