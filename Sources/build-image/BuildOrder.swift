import CommandLine
import ImageConfig

/// What is built for a request, and in which order: parents before children, also where the path
/// between two that are asked for leads through one that is not.
struct BuildOrder {
  private let request: BuildRequest
  private let project: Project
  private let asked: [String]
  private var graph: ImageGraph
  private var targets: [String: BuildTarget] = [:]

  /// The targets of a request, each with what it takes from the others.
  static func targets(_ asked: [String], _ request: BuildRequest, _ project: Project) throws -> [BuildTarget]
  {
    var order = try BuildOrder(asked, request, project)
    try order.readAll()
    let names = try order.graph.parentsFirst(asked, including: Set(order.targets.keys))
    return names.compactMap { order.linked($0) }
  }

  private init(_ asked: [String], _ request: BuildRequest, _ project: Project) throws {
    self.asked = asked
    self.request = request
    self.project = project
    // One that nobody asked for may be broken: then nothing stands on it.
    let siblings = Set(project.folderNames).union(asked).sorted().compactMap { try? project.image($0) }
    graph = ImageGraph(siblings: siblings, project: project)
  }

  /// Reads the Dockerfiles of what is asked for and of everything below it, and of nothing else.
  private mutating func readAll() throws {
    let asked = Set(self.asked)
    var names = self.asked[...]
    var read: Set<String> = []
    while let name = names.popFirst() {
      guard read.insert(name).inserted else { continue }
      let isAsked = asked.contains(name)
      guard isAsked || !request.leavesParents else {
        guard let parent = try? BuildTarget(name, request, project, isAsked: false) else { continue }
        graph.add(name, parent.dockerfile, BuildInputs(parent.flags.flags, project))
        names += graph.parents(of: name)
        continue
      }
      let target = try BuildTarget(name, request, project, isAsked: isAsked)
      targets[name] = target
      graph.add(name, target.dockerfile, BuildInputs(target.flags.flags, project))
      names += graph.parents(of: name)
    }
  }

  private func linked(_ name: String) -> BuildTarget? {
    guard var target = targets[name] else { return nil }
    target.warnings += graph.warnings.filter { $0.image == name }.map(Warning.otherVersion)
    for edge in graph.edges[name] ?? [] {
      guard let parent = targets[edge.parent] ?? referenceOnly(edge.parent) else { continue }
      target.parents.append(BuildTarget.Parent(written: edge.written, reference: parent.reference))
    }
    return target
  }

  /// A parent that is left alone: the child stands on it as it is.
  private func referenceOnly(_ name: String) -> BuildTarget? {
    try? BuildTarget(name, request, project, isAsked: false)
  }
}
