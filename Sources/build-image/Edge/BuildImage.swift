import BuildCore
import CommandLine
import Execution
import ImageConfig

@main enum BuildImage {
  static func main() {
    Session.run(BuildRequest.program) { session in
      let request = try BuildRequest(session.arguments)
      let project = try project(request, &session)
      switch request.work {
      case .graph(let format, let names):
        try Console.output(format.show(try graph(names, tag: request.tag, project, session)))
      case .docker: try Console.output(ShellText.of(session.engine.clientWords) + "\n")
      case .folder(let name): try Console.output(ImageFolder.path(of: name, in: project) + "\n")
      case .build, .buildAll:
        session.tell(Warning.patience(session.world.environment))
        let building = try Building(request, project, session)
        if request.tellsWhy { try building.tellWhy() } else { try building.perform() }
      case .clean, .versionFile: try session.perform(try plan(request, project, session))
      }
    }
  }

  private static func project(_ request: BuildRequest, _ session: inout Session) throws -> Project {
    let project = try session.project(reading: request.needs, builder: request.builder)
    guard request.needs.contains(.dockerfiles) else { return project }
    var others: [String: [UInt8]] = [:]
    for path in ImageDockerfile.named(in: project) {
      let place = path.hasPrefix("/") ? path : project.files.root + "/" + path
      others[path] = try? FileReader.read(place, limit: 16 << 20)
    }
    return project.adding(dockerfiles: others)
  }

  /// Of what builds nothing.
  private static func plan(_ request: BuildRequest, _ project: Project, _ session: Session) throws -> Plan {
    guard case .clean(let names) = request.work else {
      return try VersionFilePlan(project, .atHand(session)).plan()
    }
    let clean = try CleanPlan(names, request, project)
    return clean.plan(try PresentImages.ask(project, session))
  }

  private static func graph(
    _ words: [String], tag: Tag?, _ project: Project, _ session: Session
  ) throws -> GraphModel {
    let names = try ImageSelection.names(words.isEmpty ? [ImageSelection.all] : words, project)
    let graph = try ImageGraph.reading(names, project)
    session.tell(graph.warnings.map(Warning.otherVersion))
    return try GraphModel(names, graph, project: project, tag: tag)
  }
}

extension BuildRequest {
  /// What it reads beside run.cfg.
  fileprivate var needs: Set<ProjectReader.Need> {
    switch work {
    case .docker, .folder: []
    case .versionFile: [.versioneer]
    case .graph, .clean: [.dockerfiles, .versions]
    case .build, .buildAll: [.dockerfiles, .versions, .pipTemplate, .versioneer]
    }
  }
}
