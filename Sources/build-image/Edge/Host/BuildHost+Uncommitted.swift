import BuildCore
import CommandLine
import Execution
import ImageConfig

extension BuildHost {
  /// The images of which run.cfg says something else than the commit's own run.cfg does; all, where that one says
  /// nothing that makes sense.
  func restated(
    _ targets: [BuildTarget], _ request: BuildRequest, _ project: Project, _ session: Session
  ) -> Set<String> {
    let path = project.files.config.path
    let committed = git(["-C", project.files.root, "show", "HEAD:./" + path]) ?? []
    let names = Set(targets.map(\.name))
    guard let config = try? ConfigFile(bytes: committed, path: path) else { return names }
    var files = project.files
    files.config = config
    guard
      let before = try? Project(files, world: session.world, environment: project.environment),
      let old = try? BuildOrder.targets(request.names(before), request, before)
    else { return names }
    let (was, now) = (ImageOrigin.all(old, before, self), ImageOrigin.all(targets, project, self))
    return names.filter { was[$0]?.inputs != now[$0]?.inputs }
  }
}
