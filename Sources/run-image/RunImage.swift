import CommandLine
import Execution
import ImageConfig

@main enum RunImage {
  static func main() {
    Session.run(RunRequest.program) { session in
      let request = try RunRequest(session.arguments)
      switch request.work {
      case .doctor:
        session.chooseEngineIfAny()
        try Doctor(session).report()
      case .start: try start(request, session.project(), session)
      default: try Life.perform(request, session.project(), session)
      }
    }
  }

  private static func start(_ request: RunRequest, _ project: Project, _ session: Session) throws {
    var inputs = RunInputs(
      request: request, image: try project.image(request.image ?? ""), project: project,
      world: session.world, host: .atHand(session), isDryRun: session.isDryRun)
    try Directness.check(inputs, session)
    if let notice = try Interactivity.detaches(inputs) {
      inputs.request.keeps = true
      session.tell([.run(notice)])
    }
    // Of two that keep one, the second is to see the first's.
    let takesTurns = inputs.request.keeps && !session.isDryRun
    var turn = takesTurns ? FolderTurn(project.files.root) : nil
    try inputs.host.ask(inputs, session)
    let build = try MissingImage.steps(inputs, builder: session.sibling("build-image"))
    if !build.isEmpty {
      turn = nil
    } else {
      if let notice = MissingImage.notice(inputs) { session.tell([.run(notice)]) }
      if !session.isDryRun, RunPlan.running(inputs) == nil {
        inputs.host.foreignCommit = ForeignCommit.of(inputs, session)
      }
    }
    var started: String?
    try session.perform(in: project.files.root) { work in
      try work(build)
      if !build.isEmpty, !session.isDryRun {
        if takesTurns { turn = FolderTurn(project.files.root) }
        try inputs.host.ask(inputs, session)
      }
      let plan = try RunPlan.make(inputs)
      guard inputs.request.keeps, !plan.steps.isEmpty else { return plan }
      started = try KeptStart.perform(plan, inputs, session, work)
      return Plan(directory: project.files.root, steps: [])
    }
    withExtendedLifetime(turn) {}
    turn = nil
    if let started { try KeptStart.look(at: started, inputs, session) }
  }
}
