import CommandLine
import Execution
import ImageConfig

/// Asks both engines, and does what follows from their answers.
struct Transfer {
  let session: Session
  let request: TransferRequest
  let runner: Runner
  var source: Dialogue
  var target: Dialogue

  /// - Parameter ssh: the way to the other machine, where there is one.
  init(_ request: TransferRequest, _ session: Session, over ssh: SSH?) {
    self.request = request
    self.session = session
    runner = Runner(environment: session.world.environment)
    let again = ShellText.of([session.program.name] + session.words)
    let (here, other) = (Place.here, ssh.map(Place.far) ?? .here)
    let ends = if case .fetch = request.task { (other, here) } else { (here, other) }
    source = Dialogue(place: ends.0, runner: runner, again: again)
    target = Dialogue(place: ends.1, runner: runner, again: again)
  }

  mutating func run(_ wanted: [Wanted]) throws {
    let (here, images) = try images(wanted)
    source.hasMet = true
    let pattern = TransferPlan.pattern(images.map(\.1))
    let there = try target.question([pattern, ""] + wanted.map(\.name.description))
    target.hasMet = true
    var plan = TransferPlan(images, from: here, to: there)
    if !plan.likenesses.isEmpty {
      let others = try target.question(["-", ""] + plan.likenesses).asked.compactMap(\.self)
      plan = TransferPlan(images, from: here, to: there, others: others)
    }
    let notices = plan.notices(there, place: target.place.name)
    if session.isDryRun, session.arguments.has(.json) {
      return try Console.output(plan.json.text + "\n")
    }
    if session.isDryRun {
      let commands = plan.commands(from: shown(source.place), here, to: shown(target.place), there)
      return try Console.output((notices.map { "# \($0.text)" } + commands).map { $0 + "\n" }.joined())
    }
    try plan.checkRoom(there, place: target.place.name)
    for (shipment, notice) in zip(plan.shipments, notices) {
      tell(notice)
      try Delivery(transfer: self, shipment: shipment, here: here, there: there).perform()
    }
    try Console.output(wanted.map { "\($0.name)\n" }.joined())
  }

  /// What the engine that they come from says of itself and of each.
  func images(_ wanted: [Wanted]) throws -> (EngineFacts, [(Wanted, ImageFacts)]) {
    let here = try source.question(["-", "history"] + wanted.map(\.source.description))
    let images = try zip(wanted, here.asked).map { wanted, image in
      guard let image else {
        throw TransferProblem.noImage(wanted.source.description, place: source.place.name)
      }
      return (wanted, image)
    }
    return (here, images)
  }

  /// Prints what the other engine has, or this one where no other is named.
  func listInventory() throws {
    let engine = try target.question(["-", ""])
    let answer = try target.ask(EngineScript.inventory, [engine.client])
    let inventory = try Inventory(answer, of: engine, from: target.place.name)
    try Console.output(session.arguments.has(.json) ? inventory.json.text + "\n" : inventory.text)
  }

  var marker: LoadMarker {
    LoadMarker(host: Machine.name, user: session.world.user, process: session.world.processID)
  }

  /// Without the connection that only this run has.
  private func shown(_ place: Place) -> Place { place == .here ? .here : request.ssh.map(Place.far) ?? .here }

  func tell(_ notice: TransferNotice) { Console.story("\(session.program.name): \(notice.text)\n") }

  /// Each command is shown as a person would write it.
  func announce(_ command: Command) {
    if session.arguments.has(.verbose) { Console.story("+ \(ShellText.of(command))\n") }
  }
}
