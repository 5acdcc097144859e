import CommandLine
import Execution
import ImageConfig

extension RegistryState {
  /// All questions at the same time, so that the slowest answer is what it takes.
  static func asked(
    _ publications: [Publication], _ session: Session, _ variables: [Command.EnvironmentValue]
  ) throws -> RegistryState {
    let locals = publications.map(\.local)
    let references = publications.flatMap(\.questions)
    let commands =
      locals.map { Command("docker", ["image", "inspect", $0.description]) }
      + references.map(RegistryTag.question)
    let answers = session.ask(commands.map { $0.with(variables) })
    var state = RegistryState()
    for (reference, answer) in zip(locals, answers) {
      guard let answer else { throw StepProblem.notFound(executable: "docker") }
      if let image = JSONValue(answer.output)?.list?.first, let content = ImageContent(local: image) {
        state.local[reference] = content
      }
    }
    for (reference, answer) in zip(references, answers.dropFirst(locals.count)) {
      guard let answer else { throw StepProblem.notFound(executable: "docker") }
      state.tags[reference] = RegistryTag(
        reference, exitCode: answer.exitCode, output: answer.output,
        error: String(decoding: answer.error, as: UTF8.self))
    }
    return state
  }
}
