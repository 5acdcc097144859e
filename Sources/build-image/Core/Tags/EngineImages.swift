import CommandLine
import ImageConfig

/// What the engine has under some names.
package struct EngineImages: Equatable {
  private var ids: [String: String] = [:]
  /// Under the names that podman has for what it made itself, less its addition to them.
  private var podmanIDs: [String: String] = [:]
  package private(set) var journal: [TagJournal.Entry] = []
  /// Whether the engine's store forgets an image with its last tag; none where these images don't tell.
  package var forgets: Bool?

  init() {}

  package static func question(_ references: [String]) -> [String] {
    let filters = ([TagJournal.pattern] + references).flatMap { ["--filter", "reference=\($0)"] }
    let format = "{{.ID}} {{.Digest}} {{.Repository}}:{{.Tag}}"
    return ["image", "ls", "--no-trunc", "--format", format] + filters
  }

  /// Far quicker than asking the engine which store it has.
  package static func storeQuestion(_ references: [String]) -> [String] {
    ["image", "inspect", "--format", "{{json .GraphDriver}}"] + references
  }

  /// Only the classic store says where an image's layers lie; without that nothing is known.
  package static func forgets(storeAnswer answer: String) -> Bool? {
    answer.containsBytes(#""UpperDir""#) ? false : nil
  }

  package init(answer: String) {
    for line in answer.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 3 else { continue }
      ids[ImageReference.familiar(words[2])] = words[0]
      // containerd's store calls an image by its manifest's digest, the other by its configuration's; but of
      // what the old builder made, neither tells a digest.
      if words[1] == words[0] { forgets = true }
      let name = Self.withoutPodmansHost(words[2])
      if name != words[2] { podmanIDs[ImageReference.familiar(name)] = words[0] }
      if let entry = TagJournal.entry(name) { journal.append(entry) }
    }
  }

  package var isEmpty: Bool { ids.isEmpty }

  subscript(_ reference: String) -> String? {
    let name = ImageReference.familiar(reference)
    return ids[name] ?? podmanIDs[name]
  }

  package mutating func add(_ other: EngineImages) {
    ids.merge(other.ids) { own, _ in own }
    podmanIDs.merge(other.podmanIDs) { own, _ in own }
  }

  /// `x:1` is `localhost/x:1` in podman's lists.
  static func withoutPodmansHost(_ name: String) -> String {
    let host = "localhost/"
    return name.hasPrefix(host) ? String(name.dropFirst(host.count)) : name
  }
}
