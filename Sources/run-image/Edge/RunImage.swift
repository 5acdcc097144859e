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
    let (world, project) =
      request.isNotebook ? try withPort(session.world, project) : (session.world, project)
    let inputs = RunInputs(
      request: request, image: try project.image(request.image ?? ""), project: project, world: world,
      host: host, isDryRun: session.isDryRun)
    try request.isNotebook ? Notebook.perform(inputs, around) : Start.perform(inputs, around)
  }

  /// run.cfg names the port of a notebook by its variable, which need not be set.
  private static func withPort(_ world: World, _ project: Project) throws -> (World, Project) {
    guard world.environment[Notebook.variable]?.isEmpty ?? true else { return (world, project) }
    var world = world
    world.environment[Notebook.variable] = Notebook.usualPort
    return (world, try Project(project.files, world: world, environment: project.environment))
  }
}
