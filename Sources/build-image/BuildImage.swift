import CommandLine
import Execution
import ImageConfig

@main enum BuildImage {
  static func main() {
    Session.run(BuildRequest.program) { session in
      let request = try BuildRequest(session.arguments)
      let project = try session.project(reading: [.dockerfiles, .versions, .pipTemplate, .versioneer])
      if case .graph(let format, let names) = request.work {
        return try Console.output(format.show(try graph(names, project, session)))
      }
      let plan = try plan(request, project, session)
      try session.perform(plan)
    }
  }

  private static func plan(_ request: BuildRequest, _ project: Project, _ session: Session) throws -> Plan {
    if case .clean(let names) = request.work {
      let references = try CleanPlan.references(names, request, project)
      let docker = try Docker.chosen(request, project, session)
      return CleanPlan.make(references, present: try PresentImages.ask(docker, session), docker, project)
    }
    if request.work == .versionFile { return try VersionFilePlan(project, .atHand(session)).plan() }
    let targets = try BuildOrder.targets(request.names(project), request, project)
    let host = try BuildHost.atHand(targets, request, project, session)
    if request.printsLabels { return LabelList.plan(targets, project, host) }
    let plan = try BuildPlan.make(targets, request, project, host)
    // A dry run costs nothing.
    if !session.isDryRun { session.tell(try BuildContext.warnings(of: targets, project, host)) }
    return plan
  }

  private static func graph(_ words: [String], _ project: Project, _ session: Session) throws -> GraphModel {
    let names = try ImageSelection.names(words.isEmpty ? [ImageSelection.all] : words, project)
    let graph = try ImageGraph.reading(names, project)
    session.tell(graph.warnings.map(Warning.otherVersion))
    return try GraphModel(names, graph, project: project)
  }
}
