import ImageConfig

/// Parents before children, over all images of the project: a path between two that are asked for may
/// lead through one that is not.
enum BuildOrder {
  static func parentsFirst(
    _ asked: [BuildTarget], _ request: BuildRequest, _ project: Project
  ) throws -> [BuildTarget] {
    let targets = Dictionary(asked.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var images: [Image] = []
    var dockerfiles: [String: Dockerfile] = [:]
    var arguments: [String: [String: String]] = [:]
    for name in Set(project.folderNames).union(targets.keys).sorted() {
      guard let target = targets[name] ?? readable(name, request, project) else { continue }
      images.append(try project.image(name))
      dockerfiles[name] = target.dockerfile
      arguments[name] = target.flags.values
    }
    let graph = ImageGraph(images, dockerfiles: dockerfiles, arguments: arguments, project: project)
    return try graph.parentsFirst(asked.map(\.name)).compactMap { targets[$0] }
  }

  /// An image that nobody asked for may be broken: then no path leads through it.
  private static func readable(_ name: String, _ request: BuildRequest, _ project: Project) -> BuildTarget? {
    try? BuildTarget(name, request, project)
  }
}
