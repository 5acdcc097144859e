import CommandLine
import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// Asks both engines, and does what follows from their answers.
struct Transfer {
  let session: Session
  let request: TransferRequest
  let runner: Runner
  var source: EngineClient
  var target: EngineClient

  /// - Parameter ssh: the way to the other machine, where there is one.
  init(_ request: TransferRequest, _ session: Session, over ssh: SSH?) {
    self.request = request
    self.session = session
    var environment = session.childEnvironment
    // What a script finds here must be found by us.
    environment["PATH"] = [environment["PATH"], EngineScript.folders].compactMap(\.self).joined(
      separator: ":")
    // An image is the one that was asked for, whichever platform the account would rather have.
    environment["DOCKER_DEFAULT_PLATFORM"] = nil
    runner = Runner(session, environment: environment)
    let again = ShellText.of([session.program.name] + session.words)
    let (here, other) = (EngineLocation.here, ssh.map(EngineLocation.far) ?? .here)
    let ends = if case .fetch = request.task { (other, here) } else { (here, other) }
    source = EngineClient(ends.0, runner: runner, again: again)
    target = EngineClient(ends.1, runner: runner, again: again)
  }

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
    let notices = plan.notices(there, place: target.location.name, isAll: session.isDryRun)
    if session.isDryRun, session.arguments.has(.json) {
      return plan.json.text + "\n"
    }
    let commands = plan.commands(
      from: shown(source.location), shown(here, source.location), to: shown(target.location),
      shown(there, target.location))
    if session.isDryRun {
      return (notices.flatMap(\.self).map { "# \($0.text)" } + commands).map { $0 + "\n" }.joined()
    }
    try plan.checkRoom(there, place: target.location.name)
    announce(commands)
    tell(plan.shipments)
    let stale = marker.stale(among: there.loads, isAlive: Machine.isRunning)
    if !stale.isEmpty {
      _ = try met.target.ask(EngineScript.endLoads, [], input: stale.flatMap { Array("\($0.text)\n".utf8) })
    }
    for (shipment, notices) in zip(plan.shipments, notices) {
      notices.forEach(tell)
      try ImageDelivery(transfer: met, shipment: shipment, here: here, there: there).perform()
      tell(there: shipment.wanted)
    }
    if let name = wanted.first?.name.description, !there.left.isEmpty {
      _ = try met.target.ask(EngineScript.tidy, [there.client, name] + there.left)
    }
    return result(wanted.map(\.name.description), as: "images")
  }

  /// The identifiers that archives of these images have for them.
  private func archives(_ images: [(ImageToMove, ImageFacts)], of engine: EngineFacts) -> [ImageReference:
    Digest]
  {
    var archives: [ImageReference: Digest] = [:]
    for (wanted, image) in images {
      let index = source.file(
        "index.json", of: wanted.source, client: engine.client, within: Standstill.limit(for: image.size))
      archives[wanted.source] = index.flatMap { try? ArchiveContents.manifests(index: $0).first }
    }
    return archives
  }

  /// What the other engine has, or this one where no other is named.
  func inventory() throws -> String {
    let engine = try target.question(.nothing)
    let answer = try target.ask(EngineScript.inventory, [engine.client])
    let inventory = try Inventory(answer, of: engine, from: target.location.name)
    return session.arguments.has(.json) ? inventory.json.text + "\n" : inventory.text
  }

  var marker: LoadMarker {
    LoadMarker(host: Machine.name + Machine.mark, user: session.world.user, process: session.world.processID)
  }

  /// Without the connection that only this run has.
  private func shown(_ place: EngineLocation) -> EngineLocation {
    place == .here ? .here : request.ssh.map(EngineLocation.far) ?? .here
  }

  /// With the words that lead to the project's engine.
  private func shown(_ facts: EngineFacts, _ place: EngineLocation) -> EngineFacts {
    guard place == .here, facts.client == "docker" else { return facts }
    var facts = facts
    facts.client = session.engine.clientWords.joined(separator: " ")
    return facts
  }

  func tell(_ notice: TransferNotice) { Console.story("\(session.program.name): \(notice.text)\n") }

  /// To a program: what is to be done, and that it is.
  func tell(_ shipments: [TransferPlan.Shipment]) {
    for shipment in shipments { emit("plan", shipment.members) }
  }

  func tell(there wanted: ImageToMove) {
    emit("there", [.init("image", .string(wanted.name.description))])
  }

  private var isForPrograms: Bool { session.arguments.has(.json) && !session.isDryRun }

  /// A line for a program that reads along, if one does. One that has gone is noticed at the end.
  private func emit(_ event: String, _ members: [JSONText.Member]) {
    if isForPrograms { Console.event(line(event, members)) }
  }

  private func line(_ event: String, _ members: [JSONText.Member]) -> String {
    JSONText.object([.init("event", .string(event))] + members).line + "\n"
  }

  /// Tells of bytes, whoever watches.
  /// - Parameter hasPace: whether they come as the line takes them, and not as docker comes across them.
  func progress(_ action: String, _ name: String, total: UInt64?, hasPace: Bool = true) -> Progress {
    Progress(
      label: "\(action) \(VisibleText.line(name))", total: total, width: session.look.width, hasPace: hasPace,
      listener: !isForPrograms
        ? nil
        : { bytes, total in
          let all = total.map { JSONText.number(Int(clamping: $0)) } ?? .null
          emit(
            "progress",
            [
              .init("image", .string(name)), .init("bytes", .number(Int(clamping: bytes))),
              .init("total", all),
            ])
        })
  }

  func result(_ names: [String], as key: String) -> String {
    if isForPrograms { return line("end", [.init(key, .list(names.map(JSONText.string)))]) }
    return names.map { VisibleText.line($0) + "\n" }.joined()
  }

  /// What a program learns of the end that is none, before a person does.
  func telling<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      let reason = (error as? any Explained)?.explanation ?? "\(error)"
      emit("failed", [.init("reason", .string(reason))])
      throw error
    }
  }

  /// As a person would write them.
  func announce(_ commands: [String]) {
    if session.arguments.has(.verbose) { Console.story(commands.map { "+ \($0)\n" }.joined()) }
  }
}
