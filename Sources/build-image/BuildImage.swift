import CommandLine
import Execution
import ImageConfig

@main enum BuildImage {
  static func main() {
    Session.run(BuildRequest.program) { session in
      let request = try BuildRequest(session.arguments)
      let project = try session.project(reading: [.dockerfiles, .versions, .pipTemplate])
      let plan = try plan(request, project, session)
      try session.perform(plan)
    }
  }

  private static func plan(_ request: BuildRequest, _ project: Project, _ session: Session) throws -> Plan {
    if case .clean(let names) = request.work {
      let references = try CleanPlan.references(names, request, project)
      return CleanPlan.make(references, present: PresentImages.ask(session), project)
    }
    let targets = try BuildPlan.targets(request, project)
    return try BuildPlan.make(
      targets, request, project, .atHand(targets, request, project, session))
  }
}
