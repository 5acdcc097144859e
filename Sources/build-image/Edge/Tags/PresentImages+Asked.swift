import BuildCore
import CommandLine
import Execution
import ImageConfig

extension PresentImages {
  /// None where no engine answers a dry run, which then shows every name.
  static func ask(_ project: Project, _ session: Session) throws -> PresentImages? {
    let answers = session.ask([question, labelQuestion(project)].map { Command.docker($0) })
    var lines: [[String]] = []
    for answer in answers {
      guard let answer, answer.exitCode == 0 else {
        if session.isDryRun { return nil }
        guard let answer else { throw StepProblem.notFound(executable: "docker") }
        throw session.engineProblem(answer)
      }
      lines.append(answer.text.split(separator: "\n").map(String.init))
    }
    return PresentImages(names: lines[0], labelled: lines[1])
  }
}
