import BuildCore
import CommandLine
import Execution
import ImageConfig

extension PlainBuilder {
  static func asked(_ session: Session) -> PlainBuilder {
    let answer = session.ask(Command.docker(["--version"]))
    return PlainBuilder(version: answer?.text ?? "", session.world.environment)
  }
}
