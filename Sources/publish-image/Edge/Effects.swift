import CommandLine
import Execution
import ImageConfig
import PublishCore

/// What publishing and releasing do to the world around them. A session does it; a test has values instead.
struct Effects {
  typealias Work = ([Step]) throws -> Void

  /// Several at the same time.
  struct Questions {
    let commands: [Command]
    /// The variables that the programs do not get.
    var without: Set<String> = []
    /// Whether they are asked again after trouble that passes.
    var insists = false
  }

  let world: World
  var isDryRun = false
  /// Whether a list is for programs.
  var printsJSON = false
  var environment: () throws -> String? = { nil }
  /// - Parameter meanwhile: what is done while they are answered.
  var answers: (_ questions: Questions, _ meanwhile: () -> Void) -> [Probe?]
  /// Does what its stages ask for, and then the plan that they come to; a dry run shows both.
  var perform: (_ directory: String, _ stages: (_ work: @escaping Work) throws -> Plan) throws -> Void
  var tell: ([Warning]) -> Void
  var story: (String) -> Void
  var pause: (_ seconds: Int) -> Void
  var read: (_ path: String) -> [UInt8]?
  var hasProgram: (_ path: String) -> Bool = { _ in true }
  var hasBuildx: () -> Bool = { true }
  var sibling: (_ program: String) -> String = { $0 }
  var engineProblem: (Probe) -> EngineProblem?
  var privateConfig: () -> PrivateConfig

  static let foreignRepository = Session.foreignRepository

  func ask(_ command: Command, without: Set<String> = []) -> Probe? { ask([command], without: without)[0] }

  func ask(_ commands: [Command], without: Set<String> = []) -> [Probe?] {
    answers(Questions(commands: commands, without: without), {})
  }

  /// The same for questions to a server.
  func askRetrying(_ commands: [Command], meanwhile: () -> Void = {}) -> [Probe?] {
    answers(Questions(commands: commands, insists: true), meanwhile)
  }

  func perform(_ plan: Plan) throws { try perform(plan.directory) { _ in plan } }
}

extension Effects {
  init(_ session: Session) {
    let isVerbose = session.arguments.has(.verbose) && !session.isDryRun
    world = session.world
    isDryRun = session.isDryRun
    printsJSON = session.arguments.has(.json)
    environment = { try session.environment }
    answers = { questions, meanwhile in
      let commands = questions.commands.map { $0.arguments.first == "buildx" ? session.directly($0) : $0 }
      if isVerbose {
        for command in commands { Console.story("+ \(ShellText.of(session.engine.command(command)))\n") }
      }
      return questions.insists
        ? session.askRetrying(commands, meanwhile: meanwhile)
        : session.ask(commands, without: questions.without, meanwhile: meanwhile)
    }
    perform = { try session.perform(in: $0, stages: $1) }
    tell = session.tell
    story = Console.story
    pause = { Monotonic.pause(seconds: $0) }
    read = { try? FileReader.read($0, limit: 1 << 24) }
    hasProgram = { Executable.find($0, path: session.world.environment["PATH"]) != nil }
    hasBuildx = { DockerPlugin.path("buildx", session.world) != nil }
    sibling = session.sibling
    engineProblem = session.engineProblem
    privateConfig = { .atHand(session.world) }
  }
}
