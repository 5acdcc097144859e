import BuildCore
import CommandLine
import Execution
import ImageConfig

/// One attempt to build: its plan, what that was made from, and what follows where it fails.
struct Building {
  private let session: Session
  private let draft: BuildDraft
  private let host: BuildHost
  private let plan: Plan

  init(_ request: BuildRequest, _ project: Project, _ session: Session) throws {
    self.session = session
    let atHand = BuildHost.atHand(session)
    draft = try BuildDraft(request, project, atHand)
    host = atHand.asked(draft, session)
    if request.printsLabels {
      plan = LabelList.plan(draft, host)
      return
    }
    plan = try BuildPlan.make(draft, host)
    // A dry run costs nothing.
    if !session.isDryRun { session.tell(try BuildContext.warnings(of: draft, host)) }
  }

  func perform() throws {
    do { try session.perform(plan) } catch let problem as StepProblem {
      guard let fallBack = FallBack(problem, draft, host) else { throw problem }
      let answers = session.ask(fallBack.questions).map { $0?.exitCode == 0 ? $0?.output : nil }
      let outcome = fallBack.outcome(answers, words: session.words, names: session.arguments.operands)
      switch outcome {
      case .failed(let problem): throw problem
      case .rest(let request, let notices, let problem):
        guard let rest = try? Building(request, draft.project, session) else { throw problem }
        session.tell(notices)
        try session.checkSignals()
        try rest.perform()
      }
    }
  }
}
