import CommandLine
import Execution

/// The container at a port, and whose it is.
enum PortHolder {
  static func name(_ port: Int, _ session: Session) -> String? {
    let question = Command.docker(["ps", "--filter", "publish=\(port)", "--format", "{{json .}}"])
    guard let answer = session.ask(question), answer.exitCode == 0,
      let container = OwnContainer.read(answer.output).first
    else { return nil }
    return "container \(container.name)" + (container.user.map { " of \($0)" } ?? "")
  }
}
