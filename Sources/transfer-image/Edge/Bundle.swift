import CommandLine
import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// Images in a file that a bare `docker load -i` takes, without the layers that an inventory has.
struct Bundle {
  let transfer: Transfer
  let file: String
  let inventory: Inventory?

  private var checksum: String { file + ".sha256" }
  private var folder: String {
    file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[..<$0]) + "/" } ?? "."
  }

  /// - Returns: what goes to standard output.
  func write(_ wanted: [ImageToMove]) throws -> String {
    let (here, images) = try EngineSurvey(wanted: wanted, source: transfer.source).ask()
    if let bad = wanted.first(where: { $0.source != $0.name }) {
      throw TransferProblem.nameless(bad.source.description)
    }
    let export = ImageExport(images: wanted.map(\.source.description), source: transfer.source)
    let present = images.map { inventory?.layers.present(of: $0.1) ?? 0 }
    let keepsAll = here.store == .podman || inventory?.store != .classic
    let dropped = keepsAll ? [] : try dropped(zip(images.map(\.1), present), wanted, here)
    let notices = zip(images, present).map { image, present in
      Self.notice(image.0, image.1, present: keepsAll ? 0 : present)
    }
    let compression = try Compression(file: file, here)
    let shipments = zip(images, present).map { image, present in
      TransferPlan.Shipment(wanted: image.0, image: image.1, action: .send(present: keepsAll ? 0 : present))
    }
    let step = step(wanted, dropped, compression, here)
    if transfer.mode.isDryRun {
      if transfer.mode.isJSON { return JSONText.list(shipments.map { .object($0.members) }).text + "\n" }
      return
        (notices.map { "# \($0.text)" } + step.lines(through: transfer.engine)).map { $0 + "\n" }.joined()
    }
    transfer.tell(shipments)
    notices.forEach(transfer.tell)
    if inventory != nil, keepsAll, present.contains(where: { $0 > 0 }) { transfer.tell(.wholeBundle) }
    let total = images.reduce(0) { $0 &+ $1.1.size }
    if dropped.isEmpty, compression.compress == nil, let free = transfer.effects.freeSpace(folder),
      free < total
    {
      throw TransferProblem.noRoomForBundle(file, free: free, needed: total)
    }
    let reading = FilterStage(without: dropped, named: wanted.map(\.name))
    let contents = try write(step, export, reading, compression.compress, total: total, keepsAll)
    images.forEach { transfer.tell(there: $0.0) }
    if inventory?.store != .containerd { tell(images, contents) }
    return transfer.result([file], as: "files")
  }

  private func step(
    _ wanted: [ImageToMove], _ dropped: Set<String>, _ compression: Compression, _ here: EngineFacts
  ) -> TransferStep {
    let images = wanted.map(\.source.description)
    let parts: [TransferStep.Part?] = [
      .command(.export(images, by: here, input: .inherited)),
      dropped.isEmpty ? nil : .own(LayersToSend.filter(without: dropped)),
      compression.compress.map(TransferStep.Part.command),
    ]
    var step = TransferStep(parts.compactMap(\.self))
    step.file = file
    return step
  }

  /// Tells which platforms of the images a classic store would lose.
  private func tell(_ images: [(ImageToMove, ImageFacts)], _ contents: ArchiveContents?) {
    for (wanted, image) in images {
      let platforms = contents?.platforms(of: wanted.source) ?? []
      guard let lost = image.platforms(lostOf: platforms) else { continue }
      transfer.tell(
        .onePlatformOfBundle(wanted.name.description, kept: image.platform, lost: lost))
    }
  }

  private static func notice(_ wanted: ImageToMove, _ image: ImageFacts, present: Int) -> TransferNotice {
    .send(
      wanted.name.description, place: "", layers: image.layers.count - present,
      allLayers: image.layers.count, bytes: image.size(behind: present), allBytes: image.size, free: nil)
  }

  private func dropped(
    _ images: Zip2Sequence<[ImageFacts], [Int]>, _ wanted: [ImageToMove], _ here: EngineFacts
  ) throws -> Set<String> {
    if images.allSatisfy({ $1 == 0 }) { return [] }
    var targets: Set<String> = []
    let files = try zip(images, wanted).map { image, wanted in
      if let files = LayersToSend.files(of: image.0, source: here) { return (files: files, present: image.1) }
      let export = ImageExport(images: [wanted.source.description], source: transfer.source)
      var step = TransferStep([.command(.export(export.images, by: here, input: .nothing))])
      step.purpose = "read once, for the names of its layers"
      let index = try export.index(
        step, StallLimit(with: wanted.name.description, of: image.0.size, transfer))
      targets.formUnion(index.targets)
      return (files: try index.files(of: image.0), present: image.1)
    }
    return LayersToSend.names(files).subtracting(targets)
  }

  /// Both files appear whole, the bundle first: one beside the other's old one is told by its checksum.
  /// - Returns: what is in it.
  private func write(
    _ step: TransferStep, _ export: ImageExport, _ reading: FilterStage, _ compress: Command?, total: UInt64,
    _ keepsAll: Bool
  ) throws -> ArchiveContents? {
    let bundle = try AtomicFile(of: file)
    defer { bundle.discard() }
    let list = try AtomicFile(of: checksum)
    defer { list.discard() }
    let digest = DigestStage()
    let progress = transfer.progress("writing", file, total: keepsAll ? total : nil, hasPace: keepsAll)
    let filter: [any ByteStage] = [reading, progress]
    let patience = StallLimit(with: file, of: total, transfer)
    let answer = try transfer.perform(step) { exchange in
      exchange.stages = compress == nil ? [0: filter + [digest]] : [0: filter, 1: [digest]]
      exchange.output = bundle.handle
      exchange.stallWatch = patience.stallWatch
    }
    try patience.check(answer)
    if case .cannotWrite(let reason)? = answer.problem as? Exchange.Problem {
      throw StepProblem.cannotWrite(path: file, reason: reason)
    }
    try export.check(answer)
    if let compress, let code = answer.exitCodes.last, code != 0 {
      throw TransferProblem.failed(
        command: ShellText.of(compress), said: EngineClient.lastLine(answer.errors[1]), exitCode: code)
    }
    try list.write(digest.line(for: file))
    try bundle.finish()
    try list.finish()
    return reading.filter.contents
  }
}
