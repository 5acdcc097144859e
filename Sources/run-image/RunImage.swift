import CommandLine
import Execution
import ImageConfig

@main enum RunImage {
  static func main() {
    Session.run(RunRequest.program) { session in
      let request = try RunRequest(session.arguments)
      switch request.work {
      case .doctor: try Doctor(session).report()
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
    try inputs.host.ask(inputs, session)
    let build = MissingImage.steps(inputs, builder: session.sibling("build-image"))
    try session.perform(steps: build, in: project.files.root) {
      if !build.isEmpty, !session.isDryRun { try inputs.host.ask(inputs, session) }
      return try RunPlan.make(inputs)
    }
  }
}
