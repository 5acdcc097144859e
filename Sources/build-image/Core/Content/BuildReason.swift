import CommandLine
import ImageConfig

/// Why an image is built; the nearest reason of several.
package enum BuildReason: Equatable {
  /// Somebody wants it: the option or the key that says so.
  case wanted(String)
  case never
  /// Its name stands for an image that this user's builds here did not make.
  case unknown(String)
  /// What can't be known beforehand.
  case obstacle(String)
  case parent(String)
  case script
  case changed(String)
  case labels

  package var text: String {
    switch self {
    case .wanted(let why): "\(plain(why)) says so"
    case .never: "never built here"
    case .unknown(let reference): "\(plain(reference)) is not what was built here last"
    case .obstacle(let reason): VisibleText.line(reason)
    case .parent(let name): "\(plain(name)) is built"
    case .script: "its pre_build_script runs"
    case .changed(let what): VisibleText.line(what)
    case .labels: "its labels are others by now, as after a commit"
    }
  }

  /// The nearest difference between what was built and what would be.
  static func difference(_ record: BuildRecord, _ now: BuildFacts) -> BuildReason? {
    if record.key == now.key { return nil }
    let (before, after) = (named(record.facts), named(now.facts))
    let known = Dictionary(before) { first, _ in first }
    if let (name, fact) = after.first(where: { known[$0.0] != $0.1 }) {
      return .changed(change(known[name], fact))
    }
    let there = Set(after.map(\.0))
    let gone = before.first { !there.contains($0.0) }?.1
    return .changed(gone.map { "\(called($0)) is gone" } ?? "the order of what it is made of")
  }

  /// Each by what it is called, and the how many-th of that name it is.
  private static func named(_ facts: [BuildFacts.Fact]) -> [([String], BuildFacts.Fact)] {
    var counts: [[String]: Int] = [:]
    return facts.map { fact in
      let name = [fact.topic.rawValue, fact.name]
      counts[name, default: 0] += 1
      return (name + ["\(counts[name] ?? 0)"], fact)
    }
  }

  private static func change(_ before: BuildFacts.Fact?, _ now: BuildFacts.Fact) -> String {
    let place = now.origin.map { " (\($0.location.text))" } ?? ""
    guard let before else { return "\(called(now)) is new\(place)" }
    switch now.topic {
    case .base: return "\(now.name) moved"
    case .parent: return "\(now.name) is another image by now"
    case .file where withoutMode(before) == withoutMode(now):
      return "\(now.name) has another mode"
    case .argument, .label, .setting:
      guard let shown = now.shown else { break }
      return "\(called(now)) \(before.value) → \(shown)\(place)"
    default: break
    }
    return "\(called(now)) changed\(place)"
  }

  private static func withoutMode(_ fact: BuildFacts.Fact) -> [Substring] {
    let words = fact.value.split(separator: " ")
    return Array(words.prefix(1) + words.dropFirst(2))
  }

  private static func called(_ fact: BuildFacts.Fact) -> String {
    switch fact.topic {
    case .dockerfile, .file, .setting, .script, .base, .parent: fact.name
    case .argument: "build argument \(fact.name)"
    case .label: "label \(fact.name)"
    }
  }
}
