import CommandLine
import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// One image on its way: sent, proven, then named.
struct ImageDelivery {
  let transfer: Transfer
  let shipment: TransferPlan.Shipment
  let here: EngineFacts
  let there: EngineFacts

  /// docker exports as much in a moment.
  private static let quick: UInt64 = 50 << 20

  private var image: ImageFacts { shipment.image }
  private var name: String { shipment.wanted.name.description }
  /// Then the line is in front of our stages, not behind them.
  private var isFetch: Bool { transfer.source.location != .here }
  private var place: String { transfer.target.location.name }

  func perform() throws {
    switch shipment.action {
    case .nothing: return
    case .tag(let id):
      let answer = try transfer.target.ask(
        EngineScript.prove, [there.client, id.description] + proof(id), as: transfer.marker.move)
      try tag(LoadAnswer(answer, from: place), expected: id)
    case .send(let present):
      let layers = try layers(present)
      do {
        try sendByLayers(layers)
      } catch RemoteProblem.notLoaded(_, let said) where !layers.dropped.isEmpty {
        transfer.tell(.everything(name, place: place, .refused(said)))
        try send(LayersToSend(size: image.size))
      } catch RemoteProblem.notProven(_, _, .incomplete) where !layers.dropped.isEmpty {
        transfer.tell(.everything(name, place: place, .otherNames))
        try send(LayersToSend(size: image.size))
      }
    }
  }

  /// As little as is safe.
  private func layers(_ present: Int) throws -> LayersToSend {
    let whole = LayersToSend(size: image.size)
    if [here.store, there.store].contains(.podman) {
      transfer.tell(.everything(name, place: place, .podman))
      return whole
    }
    if isFetch, present == 0 { return whole }
    if isFetch, LayersToSend.files(of: image, source: here) == nil || !here.programs.contains("gnutar") {
      if let files = filesThere {
        return try checked(LayersToSend(image, present: present, files: files)) ?? whole
      }
      transfer.tell(.everything(name, place: transfer.source.location.name, .farEngine))
      return whole
    }
    if let names = LayersToSend.names(of: image, present: present, source: here) {
      return try checked(LayersToSend(image, present: present, names: names)) ?? whole
    }
    guard !isFetch, present > 0 || here.store == .containerd else { return whole }
    // Archives of old engines have no names that the other kind of store could know.
    if here.store == .classic, there.store == .containerd {
      transfer.tell(.everything(name, place: place, .oldEngine))
      return whole
    }
    let index = try export.index(Standstill(with: name, of: image.size, transfer))
    let layers = try LayersToSend(image, present: present, index: index)
    return try checked(layers) ?? LayersToSend(image, present: 0, index: index)
  }

  /// None where the other engine does not keep its layers under these names: only a containerd store has
  /// names, and what was pulled from a registry lies there compressed.
  private func checked(_ layers: LayersToSend) throws -> LayersToSend? {
    guard there.store == .containerd, !layers.dropped.isEmpty else { return layers }
    let archive = PartialImage.archive(
      layers.layers, architecture: image.architecture, system: image.system)
    let answer = try transfer.target.ask(EngineScript.probe, [there.client], input: archive)
    var lines = try AnswerLines(answer, from: place)
    if try lines.next()?.word == .listed { return layers }
    transfer.tell(.everything(name, place: place, .otherNames))
    return nil
  }

  /// What the archive over there will call the layers, where that can be trusted and made use of.
  private var filesThere: [String]? {
    guard here.store == .containerd, here.programs.contains("gnutar"),
      let manifest = transfer.source.file(
        "manifest.json", of: shipment.wanted.source, client: here.client,
        within: Standstill.limit(for: image.size)),
      let images = try? ArchiveContents(manifest: manifest).images, images.count == 1,
      let files = images.first?.layers, files.count == image.layers.count
    else { return nil }
    return files
  }

  private var export: ImageExport {
    ImageExport(images: [shipment.wanted.source.description], client: here.client, source: transfer.source)
  }

  /// The layers that are missing, where they can be had without an export of all.
  private func sendByLayers(_ layers: LayersToSend) throws {
    guard !isFetch, there.store != .podman,
      let reading = try LayerReading(of: image, layers, here, there, transfer.runner)
    else {
      if !isFetch, here.store == .classic, image.size > Self.quick {
        transfer.tell(.export(name, bytes: image.size))
      }
      return try send(layers)
    }
    do {
      try send(layers, reading)
    } catch let problem as LayerReading.Problem {
      transfer.tell(.exported(name, problem.reason))
      try send(layers)
    } catch RemoteProblem.notLoaded(_, let said) where layers.dropped.isEmpty {
      transfer.tell(.exported(name, said))
      try send(layers)
    }
  }

  private func send(_ layers: LayersToSend, _ reading: LayerReading? = nil) throws {
    let filter = FilterStage(without: layers.dropped)
    if isFetch {
      filter.allowance = Allowance(
        name, from: transfer.source.location.name, announced: image.size, free: there.free)
    }
    let progress = transfer.progress(
      isFetch ? "fetching" : "sending", name, total: layers.size,
      hasPace: layers.dropped.isEmpty || reading != nil)
    var compression = Compression(here: here, there: there, isCompressed: layers.isCompressed)
    if isFetch { compression = Compression(from: here, to: there) }
    let limit = transfer.request.rate.map { [RateStage($0)] } ?? []
    // Alike, they call the image alike.
    let known = here.store == there.store ? image.id : nil
    let load = transfer.target.location.command(
      EngineScript.load, [there.client, isFetch ? "" : compression.decompress] + proof(known),
      as: transfer.marker.text)
    var export = export
    var between = compression.compress
    if isFetch {
      export.there = (layers.dropped, compression.compress.map { ShellText.of($0) } ?? "")
      let decompress = compression.decompress.split(separator: " ").map(String.init)
      between = decompress.first.map { Command($0, Array(decompress.dropFirst())) }
    }
    var exchange = Exchange([export.command] + [between, load].compactMap(\.self))
    exchange.stages =
      switch (isFetch, between) {
      case (_, nil): [0: [filter, progress] + limit]
      case (true, _): [0: limit, 1: [filter, progress]]
      case (false, _): [0: [filter, progress], 1: limit]
      }
    if let reading { exchange.commands[0] = reading.command }
    let first: (any ByteStage)? =
      isFetch ? GreetingStage(from: transfer.source.location.name) : reading?.stage
    exchange.stages[0] = [first].compactMap(\.self) + (exchange.stages[0] ?? [])
    let patience = Standstill(with: name, of: image.size, transfer)
    exchange.silence = patience.silence
    let answer = try transfer.runner.perform(exchange)
    try patience.check(answer)
    try reading?.check(answer)
    try check(answer)
    guard let contents = filter.filter.contents else { throw ArchiveContents.Problem.noManifest }
    let loaded = try LoadAnswer(answer.output, from: place)
    // Of an image for several platforms that is not here in whole, docker saves what is, under another identifier.
    guard isWhatWasAsked(contents) || loaded.image?.isAlike(image) == true else {
      throw TransferProblem.changed(shipment.wanted.source.description)
    }
    let platforms = contents.platforms(of: shipment.wanted.source)
    if there.store != .containerd, let lost = image.platforms(lostOf: platforms) {
      transfer.tell(.onePlatform(name, place: place, kept: image.platform, lost: lost))
    }
    try tag(
      loaded, expected: identifier(contents, in: there.store), naming: contents.naming(shipment.wanted.name))
  }

  /// Whether it is the same image as was asked for at the start; else somebody has just built anew.
  private func isWhatWasAsked(_ contents: ArchiveContents) -> Bool {
    here.store == .podman || identifier(contents, in: here.store) == image.id
  }

  /// What an engine must call the image: its config's digest, or its manifest's where the store is containerd's.
  private func identifier(_ contents: ArchiveContents, in store: EngineFacts.Store) -> Digest? {
    switch store {
    case .classic: contents.images.first?.configDigest
    case .containerd: contents.manifests.first
    case .podman: nil
    }
  }

  /// What the script that proves it must know to name it at once.
  private func proof(_ expected: Digest?) -> [String] {
    let layers = image.layers.map { "\"\($0)\"" }.joined(separator: ",")
    let known = there.store == .podman ? nil : expected?.description
    return ["\(there.store)", known ?? "", "[\(layers)]", name]
  }

  private func tag(_ loaded: LoadAnswer, expected: Digest?, naming: [UInt8]? = nil) throws {
    try loaded.prove(image, as: name, expected: expected, on: there, place: place)
    if loaded.isNamed { return }
    if there.store == .containerd, let naming {
      _ = try transfer.target.ask(
        EngineScript.move, [there.client, loaded.id, name], input: naming, as: transfer.marker.move)
    } else {
      _ = try transfer.target.ask(EngineScript.tag, [there.client, loaded.id, name])
    }
  }

  /// The cause, and not what failed because of it.
  private func check(_ answer: Exchange.Answer) throws {
    let last = answer.exitCodes.count - 1
    // Whoever says too much, or hands us what is no image, is ended by us, and fails because of that.
    if answer.problem is Exchange.Problem { try transfer.target.check(answer, last) }
    if answer.problem == nil, answer.exitCodes[last] == 255, !export.hasFailed(answer) {
      try transfer.target.check(answer, last)
    }
    try export.check(answer)
    if last > 1, let code = answer.exitCodes.dropFirst().dropLast().first(where: { $0 != 0 && $0 != 141 }) {
      throw TransferProblem.failed(
        command: "compressing", said: EngineClient.lastLine(answer.errors[1]), exitCode: code)
    }
    try transfer.target.check(answer, last)
  }
}
