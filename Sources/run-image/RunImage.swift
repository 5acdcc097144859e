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
    // Of two that keep one, the second is to see the first's.
    let takesTurns = request.keeps && !session.isDryRun
    var turn = takesTurns ? FolderTurn(project.files.root) : nil
    defer { withExtendedLifetime(turn) {} }
    try inputs.host.ask(inputs, session)
    let build = try MissingImage.steps(inputs, builder: session.sibling("build-image"))
    if !build.isEmpty {
      turn = nil
    } else if !session.isDryRun {
      inputs.host.foreignCommit = ForeignCommit.of(inputs, session)
    }
    try session.perform(steps: build, in: project.files.root) {
      if !build.isEmpty, !session.isDryRun {
        if takesTurns { turn = FolderTurn(project.files.root) }
        try inputs.host.ask(inputs, session)
      }
      return try RunPlan.make(inputs)
    }
  }
}
