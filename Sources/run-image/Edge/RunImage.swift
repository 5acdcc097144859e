import CommandLine
import Execution
import ImageConfig
import RunCore

@main enum RunImage {
  static func main() {
    Session.run(RunRequest.program) { session in
      let request = try RunRequest(session.arguments)
      switch request.work {
      case .doctor:
        session.chooseEngineIfAny()
        try session.report(Doctor(session))
      default: try work(request, session.project(), session)
      }
    }
  }

  private static func work(_ request: RunRequest, _ project: Project, _ session: Session) throws {
    let host = RunHost.atHand(session)
    let around = Surroundings(session, host)
    guard request.work == .start else {
      return try Background.perform(
        request, project, session.world, host, isDryRun: session.isDryRun, around)
    }
    let inputs = RunInputs(
      request: request, image: try project.image(request.image ?? ""), project: project,
      world: session.world, host: host, isDryRun: session.isDryRun)
    try Start.perform(inputs, around)
  }
}
