import CommandLine
import Execution
import ImageConfig
import RemoteEngine
import RemoteEngineCore
import TransferCore

/// One image on its way: sent, proven, then named.
struct ImageDelivery {
  let transfer: Transfer
  let plan: DeliveryPlan

  /// docker exports as much in a moment.
  private static let quick: UInt64 = 50 << 20

  private var here: EngineFacts { plan.here }
  private var there: EngineFacts { plan.there }
  private var shipment: TransferPlan.Shipment { plan.shipment }
  private var image: ImageFacts { shipment.image }
  private var name: String { plan.name }
  private var place: String { transfer.target.location.name }
  private var export: ImageExport {
    ImageExport(images: [shipment.wanted.source.description], source: transfer.source)
  }

  /// What a dry run shows: the steps if nothing comes in between.
  func steps() throws -> [TransferStep] {
    switch shipment.action {
    case .nothing: return []
    case .tag(let id): return plan.steps(naming: id)
    case .send(let present):
      let layers = try layers(present, isDryRun: true)
      return plan.steps(layers, reading: stored(layers).map(LayerReading.command))
    }
  }

  func perform() throws {
    switch shipment.action {
    case .nothing: return
    case .tag(let id):
      let answer = try transfer.ask(plan.proving(id))
      try tag(LoadAnswer(answer, from: place), expected: id)
    case .send(let present):
      let layers = try layers(present, isDryRun: false)
      do {
        try sendByLayers(layers)
      } catch RemoteProblem.notLoaded(_, let said) where !layers.dropped.isEmpty {
        transfer.tell(.everything(name, place: place, .refused(said)))
        try send(plan.whole)
      } catch RemoteProblem.notProven(_, _, .incomplete) where !layers.dropped.isEmpty {
        transfer.tell(.everything(name, place: place, .otherNames))
        try send(plan.whole)
      }
    }
  }

  /// Which layers go. A dry run loads nothing over there, not even to see whether it would do.
  private func layers(_ present: Int, isDryRun: Bool) throws -> LayersToSend {
    switch plan.choice(present) {
    case .layers(let layers): return try isDryRun ? layers : checked(layers) ?? plan.whole
    case .everything(let reason, let place):
      if !isDryRun { transfer.tell(.everything(name, place: place, reason)) }
      return plan.whole
    case .afterAsking:
      guard let files = filesThere else {
        if !isDryRun {
          transfer.tell(.everything(name, place: transfer.source.location.name, .farEngine))
        }
        return plan.whole
      }
      let layers = LayersToSend(image, present: present, files: files)
      return try isDryRun ? layers : checked(layers) ?? plan.whole
    case .afterReading:
      let patience = StallLimit(with: name, of: image.size, transfer)
      let index = try export.index(plan.reading, patience)
      let layers = try LayersToSend(image, present: present, index: index)
      return try isDryRun ? layers : checked(layers) ?? LayersToSend(image, present: 0, index: index)
    }
  }

  /// None where the other engine does not keep its layers under these names.
  private func checked(_ layers: LayersToSend) throws -> LayersToSend? {
    guard let probe = plan.probe(layers) else { return layers }
    var lines = try AnswerLines(transfer.ask(probe), from: place)
    if try lines.next()?.word == .listed { return layers }
    transfer.tell(.everything(name, place: place, .otherNames))
    return nil
  }

  /// What the archive over there will call the layers, where that can be trusted and made use of.
  private var filesThere: [String]? {
    guard
      let manifest = transfer.source.file(
        "manifest.json", of: shipment.wanted.source, client: here.client,
        within: StallLimit.limit(for: image.size)),
      let images = try? ArchiveContents(manifest: manifest).images, images.count == 1,
      let files = images.first?.layers, files.count == image.layers.count
    else { return nil }
    return files
  }

  /// The layers that are missing, where they can be had without an export of all.
  private func stored(_ layers: LayersToSend) -> LayerReading.Choice? {
    guard !plan.isFetch, there.store != .podman else { return nil }
    return LayerReading.choice(of: image, layers, here, there)
  }

  private func sendByLayers(_ layers: LayersToSend) throws {
    guard let stored = stored(layers), let reading = try LayerReading(of: image, stored, transfer.effects)
    else {
      if !plan.isFetch, here.store == .classic, image.size > Self.quick {
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
    let patience = StallLimit(with: name, of: image.size, transfer)
    let step = plan.sending(layers, reading: reading?.command)
    let answer = try transfer.perform(step) { exchange in
      exchange.stages = stages(filter, layers, reading, hasMiddle: exchange.commands.count > 2)
      exchange.stallWatch = patience.stallWatch
    }
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

  /// What we do ourselves on the way.
  private func stages(
    _ filter: FilterStage, _ layers: LayersToSend, _ reading: LayerReading?, hasMiddle: Bool
  ) -> [Int: [any ByteStage]] {
    let limit = transfer.rate.map { [RateStage($0)] } ?? []
    let progress = transfer.progress(
      plan.isFetch ? "fetching" : "sending", name, total: layers.size,
      hasPace: layers.dropped.isEmpty || reading != nil)
    guard plan.isFetch else {
      let first = [reading?.stage as (any ByteStage)?].compactMap(\.self) + [filter, progress]
      return hasMiddle ? [0: first, 1: limit] : [0: first + limit]
    }
    let place = transfer.source.location.name
    filter.allowance = Allowance(name, from: place, announced: image.size, free: there.free)
    let greeting: [any ByteStage] = [GreetingStage(from: place)]
    return hasMiddle
      ? [0: greeting + limit, 1: [filter, progress]] : [0: greeting + [filter, progress] + limit]
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

  private func tag(_ loaded: LoadAnswer, expected: Digest?, naming: [UInt8]? = nil) throws {
    try loaded.prove(image, as: name, expected: expected, on: there, place: place)
    if loaded.isNamed { return }
    let archive = naming.map(TransferStep.Input.bytes) ?? .nothing
    _ = try transfer.ask(plan.naming(loaded.id, by: archive))
  }

  /// The cause, and not what failed because of it.
  private func check(_ answer: Exchange.Answer) throws {
    let last = answer.exitCodes.count - 1
    // Whoever says too much, or hands us what is no image, is ended by us, and fails because of that.
    if answer.problem is Exchange.Problem {
      let who = answer.loudest == 0 ? transfer.source : transfer.target
      try who.check(answer, answer.loudest)
    }
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
