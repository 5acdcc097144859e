/// Which of a project's images stand on which others, read off their Dockerfiles.
public struct ImageGraph: Sendable {
  /// What each image takes from its siblings, in the order of their first mention.
  public private(set) var edges: [String: [Edge]] = [:]
  private let names: SiblingNames

  public struct Edge: Equatable, Sendable {
    public let parent: String
    /// How the Dockerfile calls it.
    public let written: String
  }

  public enum Problem: Error, Equatable {
    /// From an image back to itself.
    case cycle([String])
  }

  /// - Parameter siblings: every image that a Dockerfile may mean.
  public init(siblings: [Image], project: Project) {
    names = SiblingNames(siblings, project: project)
  }

  /// - Parameters:
  ///   - dockerfiles: by the image's name.
  ///   - arguments: the values of build arguments, by the image's name.
  public init(
    _ images: [Image], dockerfiles: [String: Dockerfile], arguments: [String: [String: String]] = [:],
    project: Project
  ) {
    self.init(siblings: images, project: project)
    for image in images {
      guard let dockerfile = dockerfiles[image.name] else { continue }
      add(image.name, dockerfile, arguments: arguments[image.name] ?? [:])
    }
  }

  /// Reads one image's Dockerfile. Its own name is that of an image from elsewhere, not a cycle.
  public mutating func add(_ name: String, _ dockerfile: Dockerfile, arguments: [String: String]) {
    var own: [Edge] = []
    for dependency in dockerfile.dependencies(with: arguments) {
      guard case .reference(let text) = dependency.image, let sibling = names.sibling(named: text),
        sibling != name, !own.contains(where: { $0.written == text })
      else { continue }
      own.append(Edge(parent: sibling, written: text))
    }
    edges[name] = own
  }

  /// The siblings that an image is built from.
  public func parents(of name: String) -> [String] {
    var seen: Set<String> = []
    return (edges[name] ?? []).map(\.parent).filter { seen.insert($0).inserted }
  }

  /// The images with every parent among them in front of its children, otherwise in the given order.
  ///
  /// - Parameter more: images below these that are wanted as well.
  public func parentsFirst(
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
