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
    return try names.compactMap { try order.linked($0) }
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
      if request.upToDate.contains(name) || (!isAsked && request.left.contains(name)) { continue }
      let isBuilt = try isAsked || isBuiltHere(name)
      let target: BuildTarget
      do {
        target = try BuildTarget(name, request, project, isAsked: isAsked)
      } catch  where !isBuilt {
        // One that is left alone may be broken.
        continue
      }
      if isBuilt { targets[name] = target }
      graph.add(name, target.dockerfile, target.inputs(project))
      names += graph.parents(of: name)
    }
  }

  private func isBuiltHere(_ name: String) throws -> Bool {
    switch request.parents {
    case .built: true
    case .asTheyAre: false
    case .published: try !PublishedName(project.image(name), project).isForOthers
    }
  }

  private func linked(_ name: String) throws -> BuildTarget? {
    guard var target = targets[name] else { return nil }
    target.warnings += graph.warnings.filter { $0.image == name }.map(Warning.otherVersion)
    target.parents = try (graph.edges[name] ?? []).compactMap { edge in
      guard let (reference, source) = try parent(edge.parent) else { return nil }
      return BuildTarget.Parent(
        written: edge.written, name: edge.parent, reference: reference, source: source)
    }
    return target
  }

  private func parent(_ name: String) throws -> (ImageReference, BuildTarget.Parent.Source)? {
    if let target = targets[name] { return (target.reference, .built) }
    switch request.parents {
    case .published(let tag):
      return (try PublishedName(project.image(name), project).parent(tag: tag), .published)
    case .built, .asTheyAre: return try? (project.image(name).reference, .there)
    }
  }
}
