import CommandLine
import Execution
import ImageConfig

extension RunHost {
  /// Asks the engine what decides something here, all at the same time.
  mutating func ask(_ inputs: RunInputs, _ session: Session) throws {
    let wish = try GPU.wish(inputs)
    let isPerson = try Person.isHost(inputs) && !inputs.isElsewhere
    var questions = [EngineQuestion.image(inputs.reference)]
    var asksEngine = isPerson
    if case .gpus = wish { asksEngine = true }
    if asksEngine { questions.append(.info) }
    let asksContainers = inputs.request.keeps
    if asksContainers {
      questions.append(.init(command: OwnContainer.question(RunLabels.filters(inputs))))
    }
    let answers = EngineQuestion.ask(questions, at: socket, session)

    image =
      answers[0].map { ImageInfo(exitCode: $0.exitCode, output: $0.output, error: $0.error) } ?? .unknown
    // What comes next would be docker's own words, and nothing to do.
    if image == .unknown, !session.isDryRun, let refusal = session.engineRefusal { throw refusal }
    if asksEngine { info = answers[1].flatMap { EngineInfo($0.output) } }
    if asksContainers {
      containers = OwnContainer.read(answers.last?.map(\.output) ?? []).filter { $0.isOf(inputs.project) }
    }
    try askForDevices(wish, inputs, session)
    if isPerson { passwd = try ImageUsers.known(inputs, image, caller, session) }
  }

  private mutating func askForDevices(_ wish: GPU.Wish, _ inputs: RunInputs, _ session: Session) throws {
    let wantsAccelerator = try inputs.setting("hardware") != nil
    guard !inputs.isElsewhere, wish != .nothing || wantsAccelerator else { return }
    gpu = .measured(
      path: inputs.world.environment["PATH"], specifications: info?.specificationFolders ?? [])
    guard case .gpus(let selection, _) = wish else { return }
    switch selection {
    case .these: devices = NVIDIADevices.asked(session)
    case .least: uses = NVIDIADevices.usesAsked(session)
    case .all, .none: break
    }
  }
}

extension EngineInfo {
  static let question = Command.docker(["info", "--format", "{{json .}}"])
}

extension NVIDIADevices {
  /// None where the program is not there, or its driver is not.
  static func asked(_ session: Session) -> NVIDIADevices? {
    guard let answer = session.ask(Command("nvidia-smi", ["-L"])), answer.exitCode == 0 else { return nil }
    return NVIDIADevices(list: answer.text)
  }

  static func usesAsked(_ session: Session) -> [Use] {
    let answers = session.ask([
      Command(
        "nvidia-smi",
        [
          "--query-gpu=index,uuid,memory.used,memory.total,utilization.gpu",
          "--format=csv,noheader,nounits",
        ]),
      Command("nvidia-smi", ["--query-compute-apps=gpu_uuid,pid", "--format=csv,noheader"]),
    ])
    guard let first = answers[0], first.exitCode == 0 else { return [] }
    let processes = answers[1].map { NVIDIADevices.processes($0.text) } ?? [:]
    return uses(first.text).map { use in
      var use = use
      let users = (processes[use.identifier] ?? []).compactMap(Machine.user)
      use.users = Set(users).sorted()
      return use
    }
  }
}
