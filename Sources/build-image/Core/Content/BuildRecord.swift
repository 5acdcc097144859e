import ImageConfig

/// What was known of an image when it was built: kept beside the identifier that the builder gave it, so that it is
/// about that image alone, whoever moves its name.
package struct BuildRecord: Equatable {
  package let key: String
  /// Of all labels that were written.
  package let labels: String
  package let facts: [BuildFacts.Fact]

  private static let mark = "orbyter build 1"

  init(_ facts: BuildFacts, labels: String) {
    key = facts.key
    self.labels = labels
    self.facts = facts.facts
  }

  /// No word of it holds a zero byte.
  package var bytes: [UInt8] {
    let words = [Self.mark, key, labels] + facts.flatMap { [$0.topic.rawValue, $0.name, $0.value] }
    return words.flatMap { Array($0.utf8) + [0] }
  }

  /// None where it is damaged: what it says of its lines must fit them.
  package init?(_ bytes: [UInt8]) {
    let words = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count >= 3, words[0] == Self.mark, (words.count - 3).isMultiple(of: 3) else { return nil }
    var facts = BuildFacts()
    for start in stride(from: 3, to: words.count, by: 3) {
      guard let topic = BuildFacts.Fact.Topic(rawValue: words[start]) else { return nil }
      facts.add(.init(topic, words[start + 1], words[start + 2]))
    }
    guard facts.key == words[1] else { return nil }
    self.init(facts, labels: words[2])
  }
}
