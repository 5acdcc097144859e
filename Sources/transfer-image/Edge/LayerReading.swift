import CommandLine
import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// The layers that go over, read where their engine keeps them, as an archive like that of `docker save`.
struct LayerReading {
  /// What came of it was no such archive.
  struct Problem: Error {
    let reason: String
  }

  let command: Command
  let stage: LayerStage

  /// Layers that can be read.
  struct Choice {
    let config: [UInt8]
    let sent: [LayerStore.Layer]
    /// Those whose size must be known: where a manifest counts, it has the sizes of those that stay too.
    let counted: [LayerStore.Layer]
  }

  /// None where they can't be read there.
  static func choice(
    of image: ImageFacts, _ layers: LayersToSend, _ here: EngineFacts, _ there: EngineFacts
  ) -> Choice? {
    guard here.store == .classic, here.programs.contains("gzip"),
      let store = LayerStore(of: image, root: here.root)
    else { return nil }
    // Archives of old engines call them otherwise.
    let dropped = LayersToSend.names([(store.layers.map(\.path), layers.present)])
    let sent = distinct(store.layers.filter { !dropped.contains($0.path) })
    return Choice(
      config: store.config, sent: sent,
      counted: there.store == .classic ? sent : distinct(store.layers))
  }

  static func command(_ choice: Choice) -> Command { command(choice.sent) }

  /// None where their sizes can't be told.
  init?(of image: ImageFacts, _ choice: Choice, _ effects: TransferEffects) throws {
    let counted = choice.counted
    var sent = choice.sent
    let stage = LayerSizes()
    var exchange = Exchange([Self.command(counted)])
    exchange.stages = [0: [stage]]
    let answer = try effects.perform(exchange)
    guard answer.problem == nil, answer.failed == nil, stage.sizes.count == counted.count else { return nil }
    var sizes: [Digest: UInt64] = [:]
    for (layer, size) in zip(counted, stage.sizes) { sizes[layer.digest] = size }
    for index in sent.indices { sent[index].size = sizes[sent[index].digest] ?? 0 }
    let layers = image.layers.map {
      PartialImage.Layer(diffID: $0, blob: $0, size: sizes[$0] ?? 0, compression: .none)
    }
    command = Self.command(sent)
    self.stage = LayerStage(sent, behind: PartialImage.start(layers, config: choice.config))
  }

  func check(_ answer: Exchange.Answer) throws {
    guard let problem = answer.problem, !(problem is Exchange.Problem) else { return }
    throw Problem(reason: (problem as? any Explained)?.explanation ?? "its layers changed")
  }

  private static func command(_ layers: [LayerStore.Layer]) -> Command {
    layers.isEmpty ? Command("true", []) : Command("gzip", ["-dc"] + layers.map(\.split), input: .nothing)
  }

  /// A layer can stand in two places of an image.
  private static func distinct(_ layers: [LayerStore.Layer]) -> [LayerStore.Layer] {
    var seen: Set<Digest> = []
    return layers.filter { seen.insert($0.digest).inserted }
  }
}
