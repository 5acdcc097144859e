import CommandLine
import ImageConfig

extension RunHost {
  /// Asks the engine what decides something here, all at the same time.
  mutating func ask(_ inputs: RunInputs, _ around: Surroundings) throws {
    let wish = try GPU.wish(inputs)
    let isHostUser = try ContainerUser.isHost(inputs) && !inputs.isElsewhere
    var questions = [EngineQuestion.image(inputs.reference)]
    var asksEngine = isHostUser
    if case .gpus = wish { asksEngine = true }
    if asksEngine { questions.append(.info) }
    let asksContainers = inputs.request.keeps
    if asksContainers {
      questions.append(.init(OwnContainer.question(RunLabels.filters(inputs))))
    }
    let answers = around.ask(questions)

    image =
      answers[0].map { ImageInfo(exitCode: $0.exitCode, output: $0.output, error: $0.error) } ?? .unknown
    // What comes next would be docker's own words, and nothing to do.
    if image == .unknown, !inputs.isDryRun, let refusal = around.refusal() { throw refusal }
    if asksEngine { info = answers[1].flatMap { EngineInfo($0.output) } }
    if asksContainers {
      containers = OwnContainer.read(answers.last?.map(\.output) ?? []).filter { $0.isOf(inputs.project) }
    }
    try askForDevices(wish, inputs, around)
    if isHostUser {
      var known = inputs
      known.host = self
      passwd = try around.users(known)
    }
  }

  private mutating func askForDevices(_ wish: GPU.Wish, _ inputs: RunInputs, _ around: Surroundings) throws {
    let wantsAccelerator = try inputs.setting(.hardware) != nil
    guard !inputs.isElsewhere, wish != .nothing || wantsAccelerator else { return }
    gpu = around.gpu(info?.specificationFolders ?? [])
    guard case .gpus(let selection, _) = wish else { return }
    switch selection {
    case .these: devices = NVIDIADevices(around.ask(NVIDIADevices.question))
    case .least: uses = NVIDIADevices.usesAsked(around)
    case .all, .none: break
    }
  }
}
