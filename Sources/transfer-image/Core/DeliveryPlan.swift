import CommandLine
import ImageConfig
import RemoteEngineCore

/// One image's way from an engine to another, decided by what both have said of themselves: which layers go, how they
/// are compressed, and by which commands.
package struct DeliveryPlan {
  package let shipment: TransferPlan.Shipment
  package let here: EngineFacts
  package let there: EngineFacts
  package let source: EngineLocation
  package let target: EngineLocation
  package let marker: LoadMarker
  /// Whether the name is another image's over there.
  package let isTaken: Bool

  package init(
    _ shipment: TransferPlan.Shipment, from source: EngineLocation, _ here: EngineFacts,
    to target: EngineLocation, _ there: EngineFacts, marker: LoadMarker, isTaken: Bool
  ) {
    (self.shipment, self.here, self.there) = (shipment, here, there)
    (self.source, self.target, self.marker, self.isTaken) = (source, target, marker, isTaken)
  }

  private var image: ImageFacts { shipment.image }
  package var name: String { shipment.wanted.name.description }
  /// Then the line is in front of our stages, not behind them.
  package var isFetch: Bool { source != .here }
  private var involvesPodman: Bool { [here.store, there.store].contains(.podman) }

  /// Which layers go, as far as it can be said.
  package enum Choice: Equatable {
    case layers(LayersToSend)
    /// All of them although some are there, and why.
    case everything(TransferNotice.Reason, place: String)
    /// What the archive here says must be read first.
    case afterReading
    /// The archive over there must be asked what it calls its layers.
    case afterAsking
  }

  package var whole: LayersToSend { LayersToSend(size: image.size) }

  /// As little as is safe.
  package func choice(_ present: Int) -> Choice {
    if involvesPodman { return .everything(.podman, place: target.name) }
    if isFetch, present == 0 { return .layers(whole) }
    let names = LayersToSend.files(of: image, source: here)
    if isFetch, names == nil || !here.programs.contains("gnutar") {
      let canBeAsked = here.store == .containerd && here.programs.contains("gnutar")
      return canBeAsked ? .afterAsking : .everything(.farEngine, place: source.name)
    }
    if let names = LayersToSend.names(of: image, present: present, source: here) {
      return .layers(LayersToSend(image, present: present, names: names))
    }
    guard !isFetch, present > 0 || here.store == .containerd else { return .layers(whole) }
    // Archives of old engines have no names that the other kind of store could know.
    if here.store == .classic, there.store == .containerd {
      return .everything(.oldEngine, place: target.name)
    }
    return .afterReading
  }

  /// Asks whether the other engine keeps its layers under these names: only a containerd store has names, and what was
  /// pulled from a registry lies there compressed.
  package func probe(_ layers: LayersToSend) -> TransferStep? {
    guard there.store == .containerd, !layers.dropped.isEmpty else { return nil }
    var step = TransferStep(EngineCall(.probe, [there.client]), at: target)
    step.input = .bytes(
      PartialImage.archive(layers.layers, architecture: image.architecture, system: image.system))
    return step
  }

  /// The archive that the engine here writes.
  package var export: Command {
    Command.export([shipment.wanted.source.description], by: here, input: .nothing)
  }

  package var reading: TransferStep {
    var step = TransferStep([.command(export)])
    step.purpose = "read once, for the names of its layers"
    return step
  }

  package func compression(_ layers: LayersToSend) -> Compression {
    isFetch
      ? Compression(from: here, to: there)
      : Compression(here: here, there: there, isCompressed: layers.isCompressed)
  }

  /// - Parameter command: what reads the layers where their engine keeps them, where that can be done.
  package func sending(_ layers: LayersToSend, reading command: Command? = nil) -> TransferStep {
    let compression = compression(layers)
    let load = EngineCall(
      .load, [there.client, isFetch ? "" : compression.decompress] + proof(expected), as: marker.text)
    var parts: [TransferStep.Part] = []
    if isFetch {
      // What is not needed must not come onto the line.
      let words =
        [here.client, compression.compress.map { ShellText.of($0) } ?? ""]
        + [shipment.wanted.source.description]
      parts.append(.call(EngineCall(.saveThere, words + layers.dropped.sorted()), at: source))
      let decompress = compression.decompress.split(separator: " ").map(String.init)
      if let program = decompress.first {
        parts.append(.command(Command(program, Array(decompress.dropFirst()))))
      }
    } else {
      parts.append(command.map { .reading($0, as: export) } ?? .command(export))
      if !layers.dropped.isEmpty { parts.append(.own(LayersToSend.filter(without: layers.dropped))) }
      if let compress = compression.compress { parts.append(.command(compress)) }
    }
    return TransferStep(parts + [.call(load, at: target)])
  }

  /// Alike, they call the image alike.
  private var expected: Digest? { here.store == there.store ? image.id : nil }

  /// Proves an image that is there.
  package func proving(_ id: Digest) -> TransferStep {
    TransferStep(
      EngineCall(.prove, [there.client, id.description] + proof(id), as: marker.move), at: target)
  }

  /// What the script that proves it must know to name it at once.
  private func proof(_ expected: Digest?) -> [String] {
    let layers = image.layers.map { "\"\($0)\"" }.joined(separator: ",")
    let known = there.store == .podman ? nil : expected?.description
    return [there.store.rawValue, known ?? "", "[\(layers)]", name]
  }

  /// Gives the image its name.
  /// - Parameter archive: one that holds nothing but the name, which moves it on a containerd store.
  package func naming(_ id: String, by archive: TransferStep.Input) -> TransferStep {
    let moves = there.store == .containerd && archive != .nothing
    let words = [there.client, id, name]
    var step = TransferStep(
      moves ? EngineCall(.move, words, as: marker.move) : EngineCall(.tag, words), at: target)
    if moves { step.input = archive }
    step.identifier = id
    return step
  }

  /// All steps of sending these layers if nothing comes in between, for a dry run.
  package func steps(_ layers: LayersToSend, reading command: Command?) -> [TransferStep] {
    // Whoever proves the image names it where it is what was expected, and nobody loses the name meanwhile.
    let isNamed = expected != nil && there.store != .podman && !(there.store == .containerd && isTaken)
    let hasIndex =
      command != nil || here.store == .containerd || here.store == .classic && here.generation >= 25
    let naming = naming(TransferStep.unknownIdentifier, by: hasIndex ? .later : .nothing)
    return [probe(layers), sending(layers, reading: command), isNamed ? nil : naming].compactMap(\.self)
  }

  /// The same of an image that lacks only its name.
  package func steps(naming id: Digest) -> [TransferStep] {
    [proving(id)] + (there.store == .podman ? [naming(id.description, by: .nothing)] : [])
  }
}

extension Command {
  /// An archive of images.
  package static func export(_ images: [String], by engine: EngineFacts, input: Input) -> Command {
    let words = engine.clientWords
    if words == [Command.docker([]).executable] { return .docker(["save"] + images, input: input) }
    return Command(words[0], words.dropFirst() + ["save"] + images, input: input)
  }
}

extension LayersToSend {
  /// What leaves files out of an archive, as `ArchiveFilter` does.
  package static func filter(without dropped: Set<String>) -> Command {
    Command("tar", ["--delete", "-f", "-"] + dropped.sorted())
  }
}
