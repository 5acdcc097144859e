import CommandLine

/// One lane for each image: it can fail without taking the others with it, and has a log of its own.
struct BuildLanes {
  private(set) var branches: [Branch] = []
  private let recipes: [String: [Recipe]]
  private let ancestry: Ancestry
  private let host: BuildHost
  private let bake: BakeCommand
  private let logFolder: String?
  private var names = BakeNames()

  private let isAlone: Bool

  /// Docker's own command for each: BuildKit bounds what really runs at the same time.
  private static let width = 16

  var width: Int { isAlone ? 1 : Self.width }

  init(_ recipes: [Recipe], _ request: BuildRequest, _ host: BuildHost) {
    self.recipes = Dictionary(grouping: recipes, by: \.image)
    ancestry = Ancestry(recipes, environment: host.environment)
    // One at a time without buildx, and where a tag is lent: only one image can have it.
    isAlone = !host.hasBuildx || recipes.contains { !$0.lent(buildx: true).isEmpty }
    self.host = host
    bake = BakeCommand(engine: host.engine, environment: host.environment)
    logFolder = request.logFolder
  }

  mutating func add(
    _ target: BuildTarget, before: [Step], behind: [Step], alone: (Recipe) -> Command
  ) throws {
    let own = recipes[target.name] ?? []
    let builds: [Step]
    if host.hasBuildx, own.allSatisfy({ BuildPhases.isForBake($0, host.environment) }) {
      builds = [.run(bake.only([target.name], of: ancestry.of([target.name])))]
    } else {
      let borrowed = try own.first.map { try BorrowedTags.steps($0, host) } ?? []
      builds = borrowed + own.map { .run(alone($0)) }
    }
    let parents = target.parents.filter { $0.source == .built }.map(\.name)
    let log = logFolder.map { "\($0)/\(names.name(for: target.name)).log" }
    branches.append(Branch(target.name, needs: parents, before + builds + behind, log: log))
  }
}
