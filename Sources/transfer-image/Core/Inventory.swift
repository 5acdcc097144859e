import CommandLine
import ImageConfig
import RemoteEngineCore

/// What an engine has, as a text that travels where no line leads: behind a first line that names the kind of
/// its store, for each image its names, joined by commas, and the digests of its layers.
package struct Inventory: Equatable {
  package struct Image: Equatable {
    /// The identifier of one that has no name.
    package let names: [String]
    package let layers: [Digest]
  }

  package let store: EngineFacts.Store
  package var images: [Image] = []

  private static let title = "orbyter-inventory 1"
  /// Far more than any engine has.
  package static let limit = 64 << 20

  package init(_ answer: [UInt8], of engine: EngineFacts, from place: String) throws(RemoteProblem) {
    store = engine.store
    var lines = try AnswerLines(answer, from: place)
    while let line = try lines.next() {
      guard line.word == .named, let image = Image(line.value) else {
        throw .garbled(place: place, line: line.text)
      }
      images.append(image)
    }
  }

  package init(file bytes: [UInt8], path: String) throws(TransferProblem) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    let title = lines.popFirst().map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard let store = EngineFacts.Store.allCases.first(where: { title == "\(Self.title) \($0)" }) else {
      throw .noInventory(path: path, line: 1, said: title)
    }
    self.store = store
    for (number, line) in lines.enumerated() where !line.isEmpty {
      let text = String(decoding: line, as: UTF8.self)
      guard let image = Image(text) else { throw .noInventory(path: path, line: number + 2, said: text) }
      images.append(image)
    }
  }

  package var text: String {
    "\(Self.title) \(store)\n"
      + images.map { ([$0.names.joined(separator: ",")] + $0.layers.map(\.description)) }
      .map { $0.joined(separator: " ") + "\n" }.sorted().joined()
  }

  package var json: JSONText {
    .list(
      images.map { image in
        .object([
          .init("names", .list(image.names.map(JSONText.string))),
          .init("layers", .list(image.layers.map { .string($0.description) })),
        ])
      })
  }

  /// As an engine's answer has them.
  package var layers: [EngineFacts.Layers] {
    images.map { image in
      EngineFacts.Layers(
        id: image.names.first ?? "", layers: ImageFacts.names(of: image.layers))
    }
  }
}

extension Inventory.Image {
  fileprivate init?(_ line: String) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let digests = words.dropFirst().compactMap { try? Digest(String($0)) }
    // What is shown as it stands holds no control characters.
    guard let first = words.first, !first.isEmpty, digests.count == words.count - 1,
      first.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    (names, layers) = (first.split(separator: ",").map(String.init), digests)
  }
}
