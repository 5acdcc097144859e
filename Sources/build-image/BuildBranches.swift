import CommandLine

/// One branch for each image: it can fail without taking the others with it, and has a log of its own.
struct BuildBranches {
  private(set) var branches: [Branch] = []
  private let recipes: [String: [Recipe]]
  private let host: BuildHost
  private let bake: BakeCommand
  private let logFolder: String?
  private var names = BakeNames()

  /// Docker's own command for each: BuildKit bounds what really runs at the same time.
  static let width = 16

  init(
    _ targets: [BuildTarget], _ recipes: [Recipe], _ request: BuildRequest, _ host: BuildHost
  ) {
    self.recipes = Dictionary(grouping: recipes, by: \.image)
    self.host = host
    bake = BakeCommand(docker: host.docker, environment: host.environment)
    logFolder = request.logFolder
  }

  mutating func add(
    _ target: BuildTarget, before: [Step], behind: [Step], alone: (Recipe) -> Command
  ) throws {
    let own = recipes[target.name] ?? []
    let builds: [Step]
    if host.hasBuildx, own.allSatisfy({ BuildPhases.isForBake($0, host.environment) }) {
      builds = [.run(bake.only(target.name, of: withParents(target.name)))]
    } else {
      let borrowed = host.hasBuildx ? [] : try own.first.map { try BorrowedTags.steps($0, host) } ?? []
      builds = borrowed + own.map { .run(alone($0)) }
    }
    let parents = target.parents.filter { $0.source == .built }.map(\.name)
    let log = logFolder.map { "\($0)/\(names.name(for: target.name)).log" }
    branches.append(Branch(target.name, needs: parents, before + builds + behind, log: log))
  }

  /// The recipes of an image and of all that it stands on, as far as bake makes them.
  private func withParents(_ name: String) -> [Recipe] {
    var found: [String: [Recipe]] = [:]
    var rest = [name]
    while let image = rest.popLast() {
      guard found[image] == nil, let own = recipes[image],
        own.allSatisfy({ BuildPhases.isForBake($0, host.environment) })
      else { continue }
      // The builder stage of a parent is nothing to its child.
      found[image] = image == name ? own : own.filter { $0.name == image }
      rest += own.flatMap(\.parents).filter { $0.source == .built }.map(\.name)
    }
    return found.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}
