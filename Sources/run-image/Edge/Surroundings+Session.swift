import CommandLine
import Execution
import ImageConfig
import RunCore

extension Surroundings {
  /// The real ones.
  init(_ session: Session, _ host: RunHost) {
    self.init()
    ask = { session.ask($0, at: host.socket) }
    askPrograms = { session.ask($0, without: Session.foreignRepository).map { $0.map(Answer.init) } }
    askInTheEnd = { session.askInTheEnd($0).map(Answer.init) }
    refusal = { session.engineRefusal }
    gpu = { .measured(path: session.world.environment["PATH"], specifications: $0) }
    userOfProcess = Machine.user
    users = { try ImageUsers.known($0, session) }
    tell = { session.tell($0) }
    show = { try Console.output(session.arguments.has(.json) ? $1.text + "\n" : $0) }
    perform = { try session.perform(in: $0, stages: $1) }
    pause = { if !Monotonic.pause(seconds: $0) { try session.checkSignals() } }
    checkSignals = { try session.checkSignals() }
    takeTurn = { FolderTurn($0) }
    builder = session.sibling("build-image")
  }
}

extension Answer {
  init(_ probe: Probe) {
    self.init(exitCode: probe.exitCode, output: probe.output, error: probe.error)
  }
}

extension Session {
  /// Asks the engine all at the same time, what can be over its socket.
  func ask(_ questions: [EngineQuestion], at path: String?) -> [Answer?] {
    let client = Executable.find("docker", path: world.environment["PATH"])
    let socket = EngineSocket(path: path, client: client)
    var answers = questions.map { question in question.resource.flatMap { socket?.get($0) } }
    let open = answers.indices.filter { answers[$0] == nil }
    for (index, answer) in zip(open, ask(open.map { questions[$0].command })) {
      answers[index] = answer
    }
    return answers.map { $0.map(Answer.init) }
  }
}
