import ImageConfig

/// What is built in one go, where all can't be: bake has no key for some flags, an old one drops some without a
/// word, and a tag that is lent is there for one image only. Such an image has a call of its own, behind what it
/// stands on and before what stands on it.
struct BuildPhases {
  enum Phase: Equatable {
    case bake([Recipe])
    case alone(Recipe)
  }

  private(set) var phases: [Phase] = []

  /// - Parameter recipes: parents first.
  init(_ recipes: [Recipe], environment: [String: String]) {
    var numbers: [String: Int] = [:]
    var goes: [Int: [Recipe]] = [:]
    for recipe in recipes {
      let before = recipe.parents.compactMap { numbers[$0.name] }.max() ?? 0
      let own = max(before, numbers[recipe.image] ?? 0)
      // Even numbers are bake's.
      let number = Self.isForBake(recipe, environment) == (own % 2 == 0) ? own : own + 1
      numbers[recipe.image] = number
      goes[number, default: []].append(recipe)
    }
    for (number, recipes) in goes.sorted(by: { $0.key < $1.key }) {
      if number % 2 == 0, recipes.count > 1 {
        phases.append(.bake(recipes))
      } else {
        phases += recipes.map { .alone($0) }
      }
    }
  }

  /// An image that takes a parent from the engine, which only the engine's own builder sees: another one would
  /// look for it on Docker Hub.
  static func fromEngine(
    _ targets: [BuildTarget], environment: [String: String]
  ) -> (image: String, parent: ImageReference)? {
    let alone = Set(targets.filter { !isForBake($0, environment) }.map(\.name))
    for target in targets {
      let parent = target.parents.first { parent in
        if target.isHidden(parent) { return true }
        return switch parent.source {
        case .built: alone.contains(target.name) || alone.contains(parent.name)
        case .there: true
        case .published: false
        }
      }
      if let parent { return (target.name, parent.reference) }
    }
    return nil
  }

  /// By what run.cfg has for docker: whatever else is said of an image, bake has a key for it.
  static func isForBake(_ image: some BuiltOnParents, _ environment: [String: String]) -> Bool {
    BakeTarget.takes(image.buildFlags, environment) && !image.parents.contains(where: image.isHidden)
  }
}
