import CommandLine

/// The container at a port, and whose it is.
package enum PortHolder {
  package static func question(_ port: Int) -> Command {
    Command.docker(["ps", "--filter", "publish=\(port)", "--format", "{{json .}}"])
  }

  package static func name(_ answer: Answer?) -> String? {
    guard let answer, answer.exitCode == 0, let container = OwnContainer.read(answer.output).first else {
      return nil
    }
    return "container \(container.name)" + (container.user.map { " of \($0)" } ?? "")
  }
}
