import BuildCore
import CommandLine
import Execution
import ImageConfig

/// One attempt to build: its plan, what that was made from, and what follows where it fails.
struct Building {
  private let session: Session
  private let draft: BuildDraft
  private let host: BuildHost
  private var plan: Plan
  private let upToDate: UpToDate?
  /// Where the builder writes down what it made.
  private let receipts: PrivateFolder?
  private let made: Set<String>

  /// - Parameter made: the images that this run has built already.
  init(_ request: BuildRequest, _ project: Project, _ session: Session, made: Set<String> = []) throws {
    (self.session, self.made) = (session, made)
    let atHand = BuildHost.atHand(session)
    let whole = try BuildDraft(request, project, atHand)
    if request.printsLabels || request.printsDefinition || whole.targets.isEmpty {
      (draft, host, upToDate, receipts) = (whole, atHand.asked(whole, session), nil, nil)
      session.tell(host.warnings)
      plan =
        request.printsLabels ? LabelList.plan(draft, host) : try BuildPlan.make(draft, host)
      return
    }
    let upToDate = try UpToDate(whole, atHand, session, made: made)
    self.upToDate = upToDate
    let rest = try upToDate.rest()
    draft = rest.draft
    let isDone = draft.targets.isEmpty
    host = isDone ? rest.host : rest.host.asked(draft, session, knowsGit: true)
    if made.isEmpty { session.tell(host.warnings) }
    plan = try BuildPlan.make(draft, host, version: upToDate.version)
    plan.result = whole.askedReferences
    // What builds nothing costs nothing, and leaves nothing.
    if session.isDryRun || request.tellsWhy || isDone {
      receipts = nil
    } else {
      session.tell(try BuildContext.warnings(of: draft, host))
      receipts = try? PrivateFolder(runtime: nil)
      if let receipts { plan.steps = Receipts.asking(plan.steps, in: receipts.path) }
    }
    if made.isEmpty, !request.tellsWhy { session.tell(upToDate.freshness.notices) }
  }

  func perform() throws {
    var now = self
    do {
      try session.perform(in: plan.directory) { work in
        while let next = try now.next(work) { now = next }
        now.forget()
        return now.plan
      }
      now.keep()
    } catch let problem as StepProblem {
      if case .interrupted = problem { now.receipts?.remove() } else { now.keep { $0.postScript == nil } }
      try now.fallBack(problem)
    }
  }

  /// What follows a build after which images may be out of date that were not before: scripts may have changed what
  /// they read, and what they stand on may have come out anew of a builder that had forgotten it. None where nothing
  /// follows.
  private func next(_ work: ([Step]) throws -> Void) throws -> Building? {
    guard let upToDate, !session.isDryRun, mayLeaveMore(upToDate) else { return nil }
    session.tell(plan.warnings)
    forget()
    try work(plan.steps)
    keep()
    return try Building(
      upToDate.draft.request, draft.project, session, made: made.union(draft.targets.map(\.name)))
  }

  private func forget() {
    if !session.isDryRun { upToDate?.forget(draft.targets.filter { $0.postScript != nil }) }
  }

  private func mayLeaveMore(_ upToDate: UpToDate) -> Bool {
    let freshness = upToDate.freshness
    let goesAgain = draft.targets.contains { freshness.reasons[$0.name] == nil }
    return !freshness.skipped.isEmpty && (draft.hasScripts || goesAgain)
  }

  /// - Parameter isDone: what is true of the images of which all is done; a script that failed is to run again.
  private func keep(_ isDone: (BuildTarget) -> Bool = { _ in true }) {
    guard let receipts else { return }
    var told = Receipts()
    for file in receipts.files { told.add(file) }
    receipts.remove()
    upToDate?.keep(told, of: Set(draft.targets.filter(isDone).map(\.name)))
  }

  private func fallBack(_ problem: StepProblem) throws {
    guard let fallBack = FallBack(problem, draft, host) else { throw problem }
    let answers = session.ask(fallBack.questions).map { $0?.exitCode == 0 ? $0?.output : nil }
    let outcome = fallBack.outcome(answers, words: session.words, names: session.arguments.operands)
    switch outcome {
    case .failed(let problem): throw problem
    case .rest(var request, let notices, let problem):
      // It is looked at again, and told with the rest.
      request.upToDate = []
      guard let rest = try? Building(request, draft.project, session) else { throw problem }
      session.tell(notices)
      try session.checkSignals()
      try rest.perform()
    }
  }

  /// For each image why it would be built.
  func tellWhy() throws {
    guard let upToDate else { return }
    try Console.output(
      session.arguments.has(.json) ? upToDate.freshness.json + "\n" : upToDate.freshness.lines)
  }
}
