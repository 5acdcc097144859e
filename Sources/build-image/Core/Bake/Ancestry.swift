import ImageConfig

/// Recipes with those of what they stand on, as far as bake makes them: bake then builds it all again, out of its
/// cache.
struct Ancestry {
  private let recipes: [String: [Recipe]]
  private let environment: [String: String]

  init(_ recipes: [Recipe], environment: [String: String]) {
    self.recipes = Dictionary(grouping: recipes, by: \.image)
    self.environment = environment
  }

  func of(_ names: Set<String>) -> [Recipe] {
    var found: [String: [Recipe]] = [:]
    var rest = names.sorted()
    while let image = rest.popLast() {
      guard found[image] == nil, let own = recipes[image],
        own.allSatisfy({ BuildPhases.isForBake($0, environment) })
      else { continue }
      // The builder stage of a parent is nothing to its child.
      found[image] = names.contains(image) ? own : own.filter { $0.name == image }
      rest += own.flatMap(\.parents).filter { $0.source == .built }.map(\.name)
    }
    return found.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}
