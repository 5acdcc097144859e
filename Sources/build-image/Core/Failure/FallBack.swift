import CommandLine
import ImageConfig

/// What follows a build that failed. Where a parent can't be built for want of a network, and the engine has it of
/// this very checkout, the rest is built on that. One that fails for what it is itself is never stood in for: its
/// inputs may hold what no commit tells, as a file that git ignores.
package struct FallBack {
  private let failed: FailedBuild
  private let draft: BuildDraft
  private let host: BuildHost

  package enum Outcome {
    case failed(BuildProblem)
    /// Build this instead, and tell that; where it can't even be planned, the other is told.
    case rest(BuildRequest, [Warning], otherwise: BuildProblem)
  }

  /// None where no build failed.
  package init?(_ problem: StepProblem, _ draft: BuildDraft, _ host: BuildHost) {
    guard
      let failed = FailedBuild(
        problem, draft.targets, draft.project, isAll: draft.request.work == .buildAll)
    else { return nil }
    (self.failed, self.draft, self.host) = (failed, draft, host)
  }

  /// What the engine is asked of the parents that failed.
  package var questions: [Command] { failed.parents.map { .docker(ImageOrigin.question($0.reference)) } }

  /// - Parameters:
  ///   - answers: of the engine, in the order of the questions; none for what it lacks.
  ///   - words: the command line, behind the program's name.
  ///   - names: those among them that are operands.
  package func outcome(_ answers: [[UInt8]?], words: [String], names: [String]) -> Outcome {
    guard let there = present(answers) else { return .failed(failed.explained(nil)) }
    let problem = failed.explained(
      options(words, names).map { failed.wayOut(draft.targets, options: $0) })
    let isAsked = failed.parents.contains(where: \.isAsked)
    guard failed.isUnreachable, !isAsked, isOfThisCheckout(there) else { return .failed(problem) }
    var request = draft.request
    request.left.formUnion(failed.parents.map(\.name))
    let notices = failed.parents.map { parent in
      Warning.parentTaken(parent.name, reference: parent.reference.description, reason: failed.reason)
    }
    return .rest(request, notices, otherwise: problem)
  }

  /// The words of the command line that are no images, for another command with --only; none where that would mean
  /// something else. It does not go with other parents than built ones, what names one image would name several, and a
  /// word may be both an image and an option's value.
  private func options(_ words: [String], _ names: [String]) -> [String]? {
    let request = draft.request
    let others = words.filter { !names.contains($0) }
    guard request.parents == .built, request.tag == nil, request.name == nil, request.stage == nil,
      others.count + names.count == words.count
    else { return nil }
    return others
  }

  /// What the engine says of them; none where it lacks one.
  private func present(_ answers: [[UInt8]?]) -> [String: ImageOrigin]? {
    let parents = failed.parents
    let origins = answers.compactMap { $0.map { ImageOrigin(answer: $0) ?? .init() } }
    if parents.isEmpty || origins.count < parents.count { return nil }
    return Dictionary(uniqueKeysWithValues: zip(parents.map(\.name), origins))
  }

  /// Whoever asked for newer ones gets no older one.
  private func isOfThisCheckout(_ there: [String: ImageOrigin]) -> Bool {
    let here = draft.origins(host)
    let request = draft.request
    return !request.pulls && !request.forcesBase && there.allSatisfy { $1.isSurely(here[$0]) }
  }
}
