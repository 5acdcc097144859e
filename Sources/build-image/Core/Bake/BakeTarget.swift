import CommandLine
import ImageConfig

/// What a bake target says beyond its context: a recipe's flags under bake's names.
struct BakeTarget: Equatable {
  private(set) var contexts = OrderedPairs()
  private(set) var arguments = OrderedPairs()
  private(set) var labels = OrderedPairs()
  private var lists: [String: [String]] = [:]
  private var texts: [String: String] = [:]
  private var switches: [String: Bool] = [:]
  /// The variables of docker's environment that build arguments take their values from.
  private(set) var variables: [String] = []
  /// Flags for which bake has no key.
  private(set) var unknown: [BuildFlag] = []
  private let attestations: [String]
  /// Keys that an old bake drops without a word.
  private(set) var newKeys: [String] = []

  private static let listKeys = [
    "--secret": "secret", "--ssh": "ssh", "--cache-from": "cache-from", "--cache-to": "cache-to",
    "--tag": "tags",
  ]
  private static let commaKeys = ["--platform": "platforms", "--no-cache-filter": "no-cache-filter"]
  private static let textKeys = ["--target": "target"]
  private static let newTextKeys = ["--network": "network", "--shm-size": "shm-size"]
  private static let newListKeys = ["--ulimit": "ulimits"]
  private static let switchKeys = ["--no-cache": "no-cache", "--pull": "pull"]
  /// What bake does anyway.
  private static let idle: Set = ["--load", "--rm", "--force-rm"]

  init(_ recipe: Recipe, environment: [String: String]) {
    attestations = recipe.attestations
    lists["tags"] = [recipe.reference.description]
    for flag in recipe.flags { add(flag, environment) }
    if let stage = recipe.stage { texts["target"] = stage }
  }

  private init(flags: [BuildFlag], environment: [String: String]) {
    attestations = []
    for flag in flags { add(flag, environment) }
  }

  /// Whether bake has a key for each of them that an old one does not drop.
  static func takes(_ flags: [BuildFlag], _ environment: [String: String]) -> Bool {
    let target = BakeTarget(flags: flags, environment: environment)
    return target.unknown.isEmpty && target.newKeys.isEmpty
  }

  /// A context of the author's under that name leads to the parent; this run's parent takes its place.
  mutating func link(_ written: String, to source: String) {
    let same = contexts.names.filter { ImageReference.familiar($0) == written }
    for name in same.isEmpty ? [written] : same { contexts[name] = source }
  }

  mutating func pull() { switches["pull"] = true }

  private mutating func add(_ flag: BuildFlag, _ environment: [String: String]) {
    let name = flag.name
    if let key = Self.switchKeys[name] {
      switches[key] = flag.isOn
    } else if Self.idle.contains(name) {
      return
    } else if let value = flag.value {
      add(flag, name, value, environment)
    } else {
      unknown.append(flag)
    }
  }

  private mutating func add(
    _ flag: BuildFlag, _ name: String, _ value: String, _ environment: [String: String]
  ) {
    if let key = Self.listKeys[name] {
      lists[key, default: []].append(value)
    } else if let key = Self.commaKeys[name] {
      lists[key, default: []] += value.split(separator: ",").map(String.init)
    } else if let key = Self.textKeys[name] {
      texts[key] = value
    } else if let key = Self.newTextKeys[name] {
      texts[key] = value
      newKeys.append(key)
    } else if let key = Self.newListKeys[name] {
      lists[key, default: []].append(value)
      newKeys.append(key)
    } else {
      addPair(flag, name, value, environment)
    }
  }

  private mutating func addPair(
    _ flag: BuildFlag, _ name: String, _ value: String, _ environment: [String: String]
  ) {
    switch (name, flag.assignment) {
    case ("--build-arg", let pair?): arguments[pair.name] = BakeText.literal(pair.value)
    case ("--build-arg", nil):
      // A bare name takes its value from the environment, where there is one.
      guard environment[value] != nil else { return }
      variables.append(value)
      arguments[value] = BakeText.variable(value)
    case ("--label", let pair?): labels[pair.name] = BakeText.literal(pair.value)
    case ("--label", nil): labels[value] = ""
    case ("--build-context", let pair?): contexts[pair.name] = BakeText.literal(pair.value)
    default: unknown.append(flag)
    }
  }

  /// - Parameter dockerfile: as bake finds it from the project's root.
  func json(dockerfile: String) -> JSONText {
    var members: [JSONText.Member] = [
      .init("context", .string(".")), .init("dockerfile", .string(BakeText.literal(dockerfile))),
    ]
    for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
      members.append(.init(key, .string(BakeText.literal(text))))
    }
    for (key, pairs) in [("contexts", contexts), ("args", arguments), ("labels", labels)] where !pairs.isEmpty
    {
      members.append(.init(key, pairs.json))
    }
    for (key, texts) in lists.sorted(by: { $0.key < $1.key }) {
      members.append(.init(key, .list(texts.map { .string(BakeText.literal($0)) })))
    }
    for (key, value) in switches.sorted(by: { $0.key < $1.key }) {
      members.append(.init(key, .boolean(value)))
    }
    members.append(.init("attest", .list(attestations.map { .string(BakeText.literal($0)) })))
    members.append(.init("output", .list([.string("type=docker")])))
    return .object(members)
  }
}
