import CommandLine
import ImageConfig

/// What `docker buildx bake` builds in one go: a target for each recipe, children linked to parents.
struct BakeDefinition {
  private var targets: [(name: String, json: JSONText)] = []
  private var variables: [String] = []
  /// By the target and how often it was linked to before.
  private var aliases: [String: String] = [:]
  /// The targets that make images, by the image: its own last.
  private(set) var names: [String: [String]] = [:]
  /// Whether a target is not to be exported.
  var hasAliases: Bool { !aliases.isEmpty }

  init(_ recipes: [Recipe], environment: [String: String]) {
    var bakeNames = BakeNames()
    let own = recipes.map { bakeNames.name(for: $0.name) }
    var byImage: [String: String] = [:]
    for (recipe, name) in zip(recipes, own) {
      names[recipe.image, default: []].append(name)
      if recipe.name == recipe.image { byImage[recipe.image] = name }
    }
    for (recipe, name) in zip(recipes, own) {
      var target = BakeTarget(recipe, environment: environment)
      let linked = recipe.parents.filter { byImage[$0.name] != nil && $0.source == .built }
      var uses: [String: Int] = [:]
      for (parent, written) in Self.distinct(linked) {
        guard let parentName = byImage[parent.name] else { continue }
        let number = uses[parentName, default: 0] + 1
        uses[parentName] = number
        target.link(written, to: "target:" + alias(of: parentName, number, &bakeNames))
      }
      let others = recipe.parents.filter { !linked.contains($0) }
      for link in recipe.links(others) { target.link(link.written, to: link.source) }
      if recipe.pulls, others.allSatisfy({ $0.source == .published }) { target.pull() }
      variables += target.variables
      targets.append((name, target.json(dockerfile: recipe.dockerfile)))
    }
  }

  /// One link for each name, however the Dockerfile spells it.
  private static func distinct(
    _ parents: [BuildTarget.Parent]
  ) -> [(parent: BuildTarget.Parent, written: String)] {
    var seen: Set<String> = []
    return parents.map { ($0, ImageReference.familiar($0.written)) }.filter { seen.insert($0.1).inserted }
  }

  /// bake takes only one link of a target to another: each more of them needs a target of its own, which is
  /// the same but for its tags. Two exports to one tag fail on containerd's store.
  private mutating func alias(of name: String, _ number: Int, _ bakeNames: inout BakeNames) -> String {
    if number == 1 { return name }
    let key = "\(name)-\(number)"
    if let known = aliases[key] { return known }
    let alias = bakeNames.name(for: key)
    aliases[key] = alias
    targets.append(
      (
        alias,
        .object([
          .init("inherits", .list([.string(name)])), .init("tags", .list([])),
          .init("output", .list([.string("type=cacheonly")])),
        ])
      ))
    return alias
  }

  var text: String {
    let inner = Set(aliases.values)
    let exported = targets.map(\.name).filter { !inner.contains($0) }
    let group = JSONText.object([
      .init(BakeNames.everything, .object([.init("targets", .list(exported.map { .string($0) }))]))
    ])
    var members: [JSONText.Member] = [
      .init("group", group), .init("target", .object(targets.map { .init($0.name, $0.json) })),
    ]
    if !variables.isEmpty {
      let unique = Set(variables).sorted()
      members.append(
        .init("variable", .object(unique.map { .init($0, .object([.init("default", .string(""))])) })))
    }
    return JSONText.object(members).text
  }
}
