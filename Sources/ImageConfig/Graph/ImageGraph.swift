/// Which of a project's images stand on which others, read off their Dockerfiles.
public struct ImageGraph: Sendable {
  /// The siblings that an image is built from, in the order of their first mention.
  public let parents: [String: [String]]

  public enum Problem: Error, Equatable {
    /// From an image back to itself.
    case cycle([String])
  }

  /// - Parameters:
  ///   - dockerfiles: by the image's name.
  ///   - arguments: the values of build arguments, by the image's name.
  public init(
    _ images: [Image], dockerfiles: [String: Dockerfile], arguments: [String: [String: String]] = [:],
    project: Project
  ) {
    let names = SiblingNames(images, project: project)
    var parents: [String: [String]] = [:]
    for image in images {
      guard let dockerfile = dockerfiles[image.name] else { continue }
      var own: [String] = []
      for dependency in dockerfile.dependencies(with: arguments[image.name] ?? [:]) {
        guard case .reference(let text) = dependency.image,
          let sibling = names.sibling(named: text), sibling != image.name, !own.contains(sibling)
        else { continue }
        own.append(sibling)
      }
      parents[image.name] = own
    }
    self.parents = parents
  }

  /// The images with every parent among them in front of its children, otherwise in the given order.
  public func parentsFirst(_ names: [String]) throws(Problem) -> [String] {
    enum State { case entered, done }
    let wanted = Set(names)
    var states: [String: State] = [:]
    var order: [String] = []
    for start in names where states[start] == nil {
      // A stack of our own: a chain of thousands of images must not exhaust the program's.
      var path: [(name: String, rest: ArraySlice<String>)] = [(start, (parents[start] ?? [])[...])]
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
          path.append((parent, (parents[parent] ?? [])[...]))
        }
      }
    }
    return order
  }
}
