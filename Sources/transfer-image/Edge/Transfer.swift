import CommandLine
import Execution
import ImageConfig
import RemoteEngine
import RemoteEngineCore
import TransferCore

/// Asks both engines, and does what follows from their answers.
struct Transfer {
  /// How it is told and whether it is done.
  struct Mode {
    let program: String
    var isDryRun = false
    var isVerbose = false
    /// Whether a program reads along.
    var isJSON = false
  }

  let mode: Mode
  let effects: TransferEffects
  let engine: EngineChoice
  let marker: LoadMarker
  var source: EngineClient
  var target: EngineClient
  /// Bytes a second that may go over the line.
  var rate: UInt64?

  /// - Returns: what goes to standard output.
  func run(_ wanted: [ImageToMove]) throws -> String {
    let answers = try EngineSurvey(wanted: wanted, source: source).ask(target)
    let (here, there) = (answers.here, answers.there)
    // From now on, what fails is no longer the way there.
    var met = self
    (met.source.hasMet, met.target.hasMet) = (true, true)
    var plan = TransferPlan(answers.images, from: here, to: there)
    if !plan.likenesses.isEmpty || !plan.doubts.isEmpty {
      let others = try met.target.question(.nothing, plan.likenesses).asked.compactMap(\.self)
      let doubtful = answers.images.filter { plan.doubts.contains($0.0.source) }
      let archives = met.archives(doubtful, of: here)
      plan = TransferPlan(answers.images, from: here, to: there, others: others, archives: archives)
    }
    if mode.isDryRun, mode.isJSON { return plan.json.text + "\n" }
    if mode.isDryRun { return try met.dryRun(plan, here, there) }
    try plan.checkRoom(there, place: target.location.name)
    tell(plan.shipments)
    if let step = endingLoads(there) { _ = try met.ask(step) }
    let notices = plan.notices(there, place: target.location.name)
    for (delivery, notices) in zip(met.deliveries(plan, here, there), notices) {
      notices.forEach(tell)
      try delivery.perform()
      tell(there: delivery.plan.shipment.wanted)
    }
    if let step = tidying(wanted, there) { _ = try met.ask(step) }
    return result(wanted.map(\.name.description), as: "images")
  }

  private func deliveries(_ plan: TransferPlan, _ here: EngineFacts, _ there: EngineFacts) -> [ImageDelivery]
  {
    plan.shipments.enumerated().map { number, shipment in
      let named = there.asked.indices.contains(number) ? there.asked[number] : nil
      return ImageDelivery(
        transfer: self,
        plan: DeliveryPlan(
          shipment, from: source.location, here, to: target.location, there, marker: marker,
          isTaken: named != nil))
    }
  }

  /// What would be told and run. The first is at hand at once, the second after an archive may have been read.
  private func dryRun(_ plan: TransferPlan, _ here: EngineFacts, _ there: EngineFacts) throws -> String {
    let notices = plan.notices(there, place: target.location.name, isAll: true)
    try effects.output(notices.flatMap(\.self).map { "# \($0.text)\n" }.joined())
    var steps = [endingLoads(there)].compactMap(\.self)
    for delivery in deliveries(plan, here, there) { steps += try delivery.steps() }
    if let step = tidying(plan.shipments.map(\.wanted), there) { steps.append(step) }
    return steps.flatMap { $0.lines(through: engine) }.map { $0 + "\n" }.joined()
  }

  /// Ends loads over there whose sender was we and is gone.
  private func endingLoads(_ there: EngineFacts) -> TransferStep? {
    let stale = marker.stale(among: there.loads, isAlive: effects.isRunning)
    if stale.isEmpty { return nil }
    var step = TransferStep(EngineCall(.endLoads), at: target.location)
    step.input = .bytes(stale.flatMap { Array("\($0.text)\n".utf8) })
    return step
  }

  /// Takes away what moves left over there that were killed.
  private func tidying(_ wanted: [ImageToMove], _ there: EngineFacts) -> TransferStep? {
    guard let name = wanted.first?.name.description, !there.left.isEmpty else { return nil }
    return TransferStep(EngineCall(.tidy, [there.client, name] + there.left), at: target.location)
  }

  /// The identifiers that archives of these images have for them.
  private func archives(
    _ images: [(ImageToMove, ImageFacts)], of engine: EngineFacts
  ) -> [ImageReference: Digest] {
    var archives: [ImageReference: Digest] = [:]
    for (wanted, image) in images {
      let index = source.file(
        "index.json", of: wanted.source, client: engine.client, within: StallLimit.limit(for: image.size))
      archives[wanted.source] = index.flatMap { try? ArchiveContents.manifests(index: $0).first }
    }
    return archives
  }

  /// What the other engine has, or this one where no other is named.
  func inventory() throws -> String {
    let engine = try target.question(.nothing)
    let answer = try target.ask(EngineCall(.inventory, [engine.client]))
    let inventory = try Inventory(answer, of: engine, from: target.location.name)
    return mode.isJSON ? inventory.json.text + "\n" : inventory.text
  }

  // Every step is done here, and shown as it is done.

  /// A step that is a script beside the other engine, and what it says.
  func ask(_ step: TransferStep) throws -> [UInt8] {
    announce(step)
    guard case .call(let call, _)? = step.parts.first else { return [] }
    if case .bytes(let bytes) = step.input { return try target.ask(call, input: bytes) }
    return try target.ask(call)
  }

  /// One that moves bytes.
  /// - Parameter prepare: adds what this program does with them.
  func perform(_ step: TransferStep, _ prepare: (inout Exchange) -> Void) throws -> Exchange.Answer {
    announce(step)
    var exchange = Exchange(step.through(engine).commands)
    prepare(&exchange)
    return try effects.perform(exchange)
  }

  private func announce(_ step: TransferStep) {
    if mode.isVerbose { effects.story(step.lines(through: engine).map { "+ \($0)\n" }.joined()) }
  }
}

extension Transfer {
  /// - Parameter ssh: the way to the other machine, where there is one.
  init(_ request: TransferRequest, _ session: Session, over ssh: SSH?) {
    var environment = session.childEnvironment
    // What a script finds here must be found by us.
    environment["PATH"] = [environment["PATH"], EngineScript.folders].compactMap(\.self).joined(
      separator: ":")
    // An image is the one that was asked for, whichever platform the account would rather have.
    environment["DOCKER_DEFAULT_PLATFORM"] = nil
    let effects = TransferEffects.real(session, environment: environment)
    let again = ShellText.of([session.program.name] + session.words)
    let (here, other) = (EngineLocation.here, ssh.map(EngineLocation.far) ?? .here)
    let ends = if case .fetch = request.task { (other, here) } else { (here, other) }
    self.init(
      mode: Mode(
        program: session.program.name, isDryRun: session.isDryRun,
        isVerbose: session.arguments.has(.verbose), isJSON: session.arguments.has(.json)),
      effects: effects, engine: session.engine,
      marker: LoadMarker(
        host: Machine.name + Machine.mark, user: session.world.user, process: session.world.processID),
      source: EngineClient(ends.0, again: again, perform: effects.perform),
      target: EngineClient(ends.1, again: again, perform: effects.perform), rate: request.rate)
  }
}
