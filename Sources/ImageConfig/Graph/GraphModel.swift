/// A graph as it is shown: the images in question and all that they stand on, level by level.
public struct GraphModel: Equatable, Sendable {
  public let images: [Entry]

  public struct Entry: Equatable, Sendable {
    public let name: String
    /// Relative to the project's root.
    public let folder: String
    public let reference: String
    public let version: String?
    public let parents: [String]
    /// What it takes from elsewhere.
    public let externals: [String]
    /// 0 where it stands on no other image here, else one more than the highest of its parents.
    public let level: Int
  }

  /// - Parameters:
  ///   - names: the images in question.
  ///   - graph: which knows them, and those below them.
  ///   - tag: of the images in question, instead of their own.
  public init(_ names: [String], _ graph: ImageGraph, project: Project, tag: Tag? = nil) throws {
    let asked = Set(names)
    var levels: [String: Int] = [:]
    var entries: [Entry] = []
    for name in try graph.parentsFirst(names, including: Set(graph.edges.keys)) {
      let image = try project.image(name)
      let parents = graph.parents(of: name)
      let level = parents.map { (levels[$0] ?? 0) + 1 }.max() ?? 0
      levels[name] = level
      let folder = image.folder ?? ""
      let reference = image.reference.with(tag: asked.contains(name) ? tag : nil)
      entries.append(
        Entry(
          name: name, folder: project.files.path(folder), reference: reference.description,
          version: project.folder(folder)?.soundVersion?.description, parents: parents,
          externals: graph.externals[name] ?? [], level: level))
    }
    images = entries.sorted { ($0.level, $0.name) < ($1.level, $1.name) }
  }

  /// Those that can be built side by side, and behind them those that stand on them.
  public var levels: [[Entry]] {
    var levels: [[Entry]] = []
    for image in images {
      if image.level == levels.count { levels.append([]) }
      levels[levels.count - 1].append(image)
    }
    return levels
  }

  /// Everything that comes from elsewhere, once each.
  public var externals: [String] {
    var seen: Set<String> = []
    return images.flatMap(\.externals).filter { seen.insert($0).inserted }
  }
}
