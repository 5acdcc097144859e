import CommandLine
import Execution

/// The references of the images that the engine has.
enum PresentImages {
  /// None where no engine answers: then a dry run shows every name, and a removal says why it fails.
  static func ask(_ session: Session) -> Set<String>? {
    let question = Command("docker", ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"])
    guard let answer = session.ask(question), answer.exitCode == 0 else { return nil }
    let names = answer.text.split(separator: "\n").map(String.init)
    return Set(names + names.map(EngineImages.withoutPodmansHost))
  }
}
