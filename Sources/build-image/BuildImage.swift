import CommandLine
import Execution
import ImageConfig

@main enum BuildImage {
  static func main() {
    Session.run(BuildRequest.program) { session in
      let request = try BuildRequest(session.arguments)
      let project = try project(request, &session)
      if case .graph(let format, let names) = request.work {
        return try Console.output(format.show(try graph(names, tag: request.tag, project, session)))
      }
      if request.work == .docker {
        return try Console.output(ShellText.of(session.engine.clientWords) + "\n")
      }
      if case .folder(let name) = request.work {
        return try Console.output(ImageFolder.path(of: name, in: project) + "\n")
      }
      let plan = try plan(request, project, session)
      try session.perform(plan)
    }
  }

  private static func project(_ request: BuildRequest, _ session: inout Session) throws -> Project {
    let project = try session.project(
      reading: [.dockerfiles, .versions, .pipTemplate, .versioneer], builder: request.builder)
    var others: [String: [UInt8]] = [:]
    for path in ImageDockerfile.named(in: project) {
      let place = path.hasPrefix("/") ? path : project.files.root + "/" + path
      others[path] = try? FileReader.read(place, limit: 16 << 20)
    }
    return project.adding(dockerfiles: others)
  }

  private static func plan(_ request: BuildRequest, _ project: Project, _ session: Session) throws -> Plan {
    if case .clean(let names) = request.work {
      let references = try CleanPlan.references(names, request, project)
      let docker = Docker(session.engine)
      let present = try PresentImages.ask(docker, project, session)
      return CleanPlan.make(references, present: present, docker, project)
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

  private static func graph(
    _ words: [String], tag: Tag?, _ project: Project, _ session: Session
  ) throws -> GraphModel {
    let names = try ImageSelection.names(words.isEmpty ? [ImageSelection.all] : words, project)
    let graph = try ImageGraph.reading(names, project)
    session.tell(graph.warnings.map(Warning.otherVersion))
    return try GraphModel(names, graph, tag: tag, project: project)
  }
}
