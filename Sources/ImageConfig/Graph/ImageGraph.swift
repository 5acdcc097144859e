/// Which of a project's images stand on which others, read off their Dockerfiles.
package struct ImageGraph: Sendable {
  /// What each image takes from its siblings, in the order of their first mention.
  package private(set) var edges: [String: [Edge]] = [:]
  /// What each image takes from elsewhere: references, or the Dockerfile's text where only docker can
  /// tell what it stands for.
  package private(set) var externals: [String: [String]] = [:]
  package private(set) var warnings: [OtherVersion] = []
  private let names: SiblingNames

  package struct Edge: Equatable, Sendable {
    package let parent: String
    /// How the Dockerfile calls it.
    package let written: String
  }

  /// A Dockerfile that names a sibling at a version which that one does not have, and so an image from
  /// elsewhere.
  package struct OtherVersion: Equatable, Sendable {
    package let image: String
    package let reference: String
    package let sibling: String
    package let named: String
    package let own: String
    package let location: SourceLocation
  }

  package enum Problem: Error, Equatable {
    /// From an image back to itself.
    case cycle([String])
  }

  /// - Parameter siblings: every image that a Dockerfile may mean.
  package init(siblings: [Image], project: Project) {
    names = SiblingNames(siblings, project: project)
  }

  /// - Parameters:
  ///   - dockerfiles: by the image's name.
  ///   - arguments: the values of build arguments, by the image's name.
  package init(
    _ images: [Image], dockerfiles: [String: Dockerfile], arguments: [String: [String: String]] = [:],
    project: Project
  ) {
    self.init(siblings: images, project: project)
    for image in images {
      guard let dockerfile = dockerfiles[image.name] else { continue }
      add(image.name, dockerfile, BuildInputs(arguments: arguments[image.name] ?? [:]))
    }
  }

  /// Reads one image's Dockerfile. Its own name is that of an image from elsewhere, not a cycle.
  package mutating func add(_ name: String, _ dockerfile: Dockerfile, _ inputs: BuildInputs) {
    edges[name] = []
    externals[name] = []
    var seen: Set<String> = []
    for dependency in inputs.dependencies(of: dockerfile) {
      switch dependency.image {
      case .unresolved(let text):
        if seen.insert(text).inserted { externals[name]?.append(text) }
      case .reference(let written):
        guard seen.insert(written).inserted, let reference = inputs.image(behind: written) else { continue }
        let here = SourceLocation(file: dockerfile.file, line: dependency.line)
        add(reference, writtenAs: written, to: name, at: here)
      }
    }
  }

  private mutating func add(
    _ reference: String, writtenAs written: String, to image: String, at here: SourceLocation
  ) {
    switch names.meaning(of: reference, in: image) {
    case .sibling(let sibling)?:
      edges[image]?.append(Edge(parent: sibling, written: written))
      return
    case .otherVersion(let sibling, let named, let own)?:
      warnings.append(
        OtherVersion(
          image: image, reference: reference, sibling: sibling, named: named, own: own, location: here))
    case nil: break
    }
    externals[image]?.append(reference)
  }

  /// The siblings that an image is built from.
  package func parents(of name: String) -> [String] {
    var seen: Set<String> = []
    return (edges[name] ?? []).map(\.parent).filter { seen.insert($0).inserted }
  }

  /// The images with every parent among them in front of its children, otherwise in the given order.
  ///
  /// - Parameter more: images below these that are wanted as well.
  package func parentsFirst(
    _ names: [String], including more: Set<String> = []
  ) throws(Problem) -> [String] {
    enum State { case entered, done }
    let wanted = Set(names).union(more)
    var states: [String: State] = [:]
    var order: [String] = []
    for start in names where states[start] == nil {
      // A stack of our own: a chain of thousands of images must not exhaust the program's.
      var path: [(name: String, rest: ArraySlice<String>)] = [(start, parents(of: start)[...])]
      states[start] = .entered
      while let last = path.indices.last {
        guard let parent = path[last].rest.popFirst() else {
          let name = path.removeLast().name
          states[name] = .done
          if wanted.contains(name) { order.append(name) }
          continue
        }
        switch states[parent] {
        case .done?: continue
        case .entered?:
          let cycle = path.map(\.name).drop { $0 != parent }
          throw .cycle(cycle + [parent])
        case nil:
          states[parent] = .entered
          path.append((parent, parents(of: parent)[...]))
        }
      }
    }
    return order
  }
}
