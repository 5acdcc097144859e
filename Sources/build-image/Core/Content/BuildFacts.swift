import ImageConfig

/// All that decides what a build makes, in lines that can be compared: two builds of the same lines make the same
/// image, as far as what runs in them does the same. What generates outside of it, as a download by `RUN`, no line
/// can tell.
package struct BuildFacts: Equatable {
  package struct Fact: Equatable {
    package enum Topic: String {
      case dockerfile, file, argument, label, parent, base, setting, script
    }

    let topic: Topic
    let name: String
    let value: String
    /// How the value is shown; none for what nobody should see.
    var shown: String?
    var origin: Setting.Origin?

    init(
      _ topic: Topic, _ name: String, _ value: String, shown: String? = nil, _ origin: Setting.Origin? = nil
    ) {
      (self.topic, self.name, self.value, self.shown, self.origin) = (topic, name, value, shown, origin)
    }

    package static func == (one: Fact, other: Fact) -> Bool {
      one.topic == other.topic && one.name == other.name && one.value == other.value
    }
  }

  package private(set) var facts: [Fact] = []
  /// Why a build must be made to know what it makes.
  package private(set) var obstacle: String?

  /// What changes with a file even where that reads as before: who reads it in between may have read something else.
  private(set) var stamps: Set<FileStamp> = []

  mutating func saw(_ entry: FileEntry) {
    if entry.kind != .folder { stamps.insert(entry.stamp) }
  }

  mutating func add(_ fact: Fact) { facts.append(fact) }

  mutating func refuse(_ reason: String) { obstacle = obstacle ?? reason }

  /// The digest of all lines.
  package var key: String {
    var hash = SHA256()
    for fact in facts {
      for word in [fact.topic.rawValue, fact.name, fact.value] { hash.add((Array(word.utf8) + [0])[...]) }
    }
    return hash.hex()
  }

  /// The same without what some parents hold, which a run that builds them changes.
  func without(parents: Set<String>) -> BuildFacts {
    var rest = self
    rest.facts.removeAll { $0.topic == .parent && parents.contains($0.name) }
    return rest
  }
}
