import CommandLine
import Execution

/// The references of the images that the engine has.
enum PresentImages {
  /// None where no engine answers a dry run, which then shows every name.
  static func ask(_ docker: Docker, _ session: Session) throws -> Set<String>? {
    let question = docker.command(["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"])
    let answer = session.ask(question)
    guard let answer, answer.exitCode == 0 else {
      if session.isDryRun { return nil }
      guard let answer else { throw StepProblem.notFound(executable: "docker") }
      throw BuildProblem.engineSilent(reason: String(decoding: answer.error, as: UTF8.self))
    }
    let names = answer.text.split(separator: "\n").map(String.init)
    return Set(names + names.map(EngineImages.withoutPodmansHost))
  }
}
