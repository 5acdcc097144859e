import CommandLine
import Execution
import ImageConfig

/// A question to the engine: over its own socket where that is at hand, else through docker's client, all that
/// are left at the same time.
struct EngineQuestion {
  /// What the engine calls it; none where its answer is another one than the client's.
  var resource: String?
  let command: Command

  static let info = EngineQuestion(resource: "/info", command: EngineInfo.question)

  static func image(_ reference: ImageReference) -> EngineQuestion {
    EngineQuestion(
      resource: "/images/\(reference)/json",
      command: Command.docker(["image", "inspect", "--format", "{{json .}}", reference.description]))
  }

  static func container(_ name: String) -> EngineQuestion {
    EngineQuestion(
      resource: "/containers/\(name)/json",
      command: Command.docker(["container", "inspect", "--format", "{{json .}}", name]))
  }

  static func ask(_ questions: [EngineQuestion], at path: String?, _ session: Session) -> [Probe?] {
    let client = Executable.find("docker", path: session.world.environment["PATH"])
    let socket = EngineSocket(path: path, client: client)
    var answers = questions.map { question in question.resource.flatMap { socket?.get($0) } }
    let open = answers.indices.filter { answers[$0] == nil }
    for (index, answer) in zip(open, session.ask(open.map { questions[$0].command })) {
      answers[index] = answer
    }
    return answers
  }
}
