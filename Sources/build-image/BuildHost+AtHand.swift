import CommandLine
import Execution
import ImageConfig

extension BuildHost {
  /// Looks for the plugin's file where docker does: asking docker itself would cost more than a dry run.
  static func atHand(_ session: Session) -> BuildHost {
    let world = session.world
    let own = world.environment["DOCKER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } ?? world.home + "/.docker"
    let folders = [
      own, "/usr/local/lib/docker", "/usr/local/libexec/docker", "/usr/lib/docker", "/usr/libexec/docker",
      "/opt/homebrew/lib/docker", "/Applications/Docker.app/Contents/Resources",
    ]
    let hasBuildx = folders.contains { Executable.isExecutable($0 + "/cli-plugins/docker-buildx") }
    return BuildHost(
      hasBuildx: hasBuildx, environment: world.environment, modified: FileReader.modificationTime,
      content: { try? FileReader.read($0, limit: 16 << 20) },
      git: { arguments in
        // It may be meant for another repository than the project's.
        let answer = session.ask(Command("git", arguments), without: ["GIT_DIR"])
        return answer?.exitCode == 0 ? answer?.output : nil
      })
  }
}
