import Testing

@testable import RemoteEngineCore

/// A script and who reads its answer call things the same.
struct AnswerWordTests {
  static let scripts: [EngineScript] = [
    .glance, .question, .inventory, .archiveFile, .load, .prove, .endLoads, .probe, .tag, .move, .tidy,
  ]

  /// What is said by a script's own words: behind `say` and in what formats docker is given.
  private static func words(of script: EngineScript) -> Set<String> {
    var words: Set<String> = []
    for line in script.text.split(separator: "\n") {
      for said in String(line).split(separator: "say ", omittingEmptySubsequences: false).dropFirst() {
        let word = said.drop { "'\"".contains($0) }.prefix { $0.isLowercase }
        if !word.isEmpty { words.insert(String(word)) }
      }
      for start in ["'", "\"", "", "/"] {
        for end in [" {{", " \\1/p", " $(facts"] {
          guard let word = Self.word(in: line, from: start, to: end) else { continue }
          words.insert(word)
        }
      }
    }
    return words
  }

  /// The letters in front of `end`, if `start` is in front of them.
  private static func word(in line: Substring, from start: String, to end: String) -> String? {
    guard let range = String(line).firstRange(of: end) else { return nil }
    let before = String(line)[..<range.lowerBound]
    let word = before.reversed().prefix { $0.isLowercase }.reversed()
    let rest = before.dropLast(word.count)
    return !word.isEmpty && (start.isEmpty ? rest.isEmpty : rest.hasSuffix(start)) ? String(word) : nil
  }

  /// Of a script that hands on what the engine says.
  private static let variables: Set = ["verdict"]

  @Test func areNamedOnce() {
    let said = Self.scripts.reduce(into: Set<String>()) { $0.formUnion(Self.words(of: $1)) }
    let known = Set(AnswerWord.allCases.map(\.rawValue))
    #expect(said.subtracting(known).subtracting(["orbyter"]) == [], "no reader knows these")
    // These two are put into a variable first.
    let shown = Self.scripts.map(\.text).joined()
    #expect(
      known.subtracting(said).subtracting(["glance", "differs"]) == [], "nobody says these")
    for verdict in ["verdict=glance", "verdict=differs"] { #expect(shown.contains(verdict)) }
  }

  @Test func otherNamesThatBothSidesHave() {
    for script in Self.scripts { #expect(script.text.contains("say '\(AnswerWord.first)'\n")) }
    #expect(EngineScript.saveThere.text.contains("echo '\(AnswerWord.first)'\n"))
    for script in Self.scripts + [.saveThere] {
      #expect(script.text.hasPrefix("PATH=\"$PATH:\(EngineScript.folders)\"\n"))
      #expect(!script.text.contains("\n#"), "what ends a script is its marker's sign")
    }
    let question = EngineScript.question.text
    for prefix in [LoadMarker.prefix, LoadMarker.movePrefix] {
      #expect(question.contains(prefix + "[0-9a-f]"))
    }
    for detail in [EngineScript.Detail.history, .after, .layers] {
      #expect(question.contains(detail.rawValue))
    }
    for store in [EngineFacts.Store.containerd, .podman] {
      #expect((question + EngineScript.load.text).contains(store.rawValue))
    }
  }
}
