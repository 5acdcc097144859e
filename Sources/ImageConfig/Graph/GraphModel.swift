/// A graph as it is shown: the images in question and all that they stand on, level by level.
package struct GraphModel: Equatable, Sendable {
  package let images: [Entry]

  package struct Entry: Equatable, Sendable {
    package let name: String
    /// Relative to the project's root.
    package let folder: String
    package let reference: String
    package let version: String?
    package let parents: [String]
    /// What it takes from elsewhere.
    package let externals: [String]
    /// 0 where it stands on no other image here, else one more than the highest of its parents.
    package let level: Int
  }

  /// - Parameters:
  ///   - names: the images in question.
  ///   - graph: which knows them, and those below them.
  ///   - tag: of the images in question, instead of their own.
  package init(_ names: [String], _ graph: ImageGraph, project: Project, tag: Tag? = nil) throws {
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
  package var levels: [[Entry]] {
    var levels: [[Entry]] = []
    for image in images {
      if image.level == levels.count { levels.append([]) }
      levels[levels.count - 1].append(image)
    }
    return levels
  }

  /// Everything that comes from elsewhere, once each.
  package var externals: [String] {
    var seen: Set<String> = []
    return images.flatMap(\.externals).filter { seen.insert($0).inserted }
  }
}
