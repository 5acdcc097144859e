import CommandLine
import ImageConfig

/// What the engine has under some names.
struct EngineImages: Equatable {
  struct Image: Equatable {
    let id: String
    /// Whether its store forgets it with its last tag.
    let needsTag: Bool
  }

  private var images: [String: Image] = [:]
  private(set) var journal: [TagJournal.Entry] = []

  init() {}

  static func question(_ references: [String]) -> Command {
    let filters = ([TagJournal.pattern] + references).flatMap { ["--filter", "reference=\($0)"] }
    let format = "{{.ID}} {{.Digest}} {{.Repository}}:{{.Tag}}"
    return Command("docker", ["image", "ls", "--no-trunc", "--format", format] + filters)
  }

  init(answer: String) {
    for line in answer.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 3 else { continue }
      // containerd's store calls an image by its manifest's digest, the other by its configuration's.
      images[ImageReference.familiar(words[2])] = Image(id: words[0], needsTag: words[1] == words[0])
      if let entry = TagJournal.entry(words[2]) { journal.append(entry) }
    }
  }

  subscript(_ reference: String) -> Image? { images[ImageReference.familiar(reference)] }

  mutating func add(_ other: EngineImages) {
    images.merge(other.images) { own, _ in own }
  }
}
