import CommandLine
import ImageConfig

/// The programs behind docker's own words, as buildx, where docker looks for them.
package enum DockerPlugin {
  /// None where it is not installed.
  package static func path(_ name: String, _ world: World) -> String? {
    let folders = [
      world.dockerFolder, "/usr/local/lib/docker", "/usr/local/libexec/docker", "/usr/lib/docker",
      "/usr/libexec/docker",
      "/opt/homebrew/lib/docker", "/Applications/Docker.app/Contents/Resources",
    ]
    return folders.map { "\($0)/cli-plugins/docker-\(name)" }.first(where: Executable.isExecutable)
  }
}

extension Session {
  /// A question to the plugin itself: docker is started twice for one, which is most of what many of them take.
  package func directly(_ command: Command) -> Command {
    guard command.isDocker, let name = command.arguments.first,
      let program = DockerPlugin.path(name, world)
    else { return command }
    var direct = command
    direct.executable = program
    direct.arguments.removeFirst()
    return direct
  }
}
