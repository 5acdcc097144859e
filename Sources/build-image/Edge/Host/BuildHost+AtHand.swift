import BuildCore
import CommandLine
import Execution
import ImageConfig

extension BuildHost {
  /// What needs no question beforehand.
  static func atHand(_ session: Session) -> BuildHost {
    var host = BuildHost(
      hasBuildx: DockerPlugin.path("buildx", session.world) != nil, engine: session.engine,
      environment: session.world.environment,
      modified: FileReader.modificationTime, content: { try? FileReader.read($0, limit: 16 << 20) },
      link: FileReader.link,
      git: { arguments in
        let answer = session.ask(Command("git", arguments), without: Session.foreignRepository)
        return answer?.exitCode == 0 ? answer?.output : nil
      }, processID: session.world.processID, isAlive: Machine.isRunning)
    host.exists = FileReader.exists
    return host
  }
}
