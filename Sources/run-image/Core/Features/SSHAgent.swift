import CommandLine
import ImageConfig

/// `ssh_agent=yes`: keys stay in the caller's agent, and the container asks it.
enum SSHAgent {
  private static let variable = "SSH_AUTH_SOCK"
  private static let inside = "/run/orbyter/ssh-agent.sock"

  static func flags(_ inputs: RunInputs) throws(Setting.Problem) -> RunFlags {
    guard let setting = try inputs.setting(.sshAgent), try setting.boolean() else { return .none }
    if inputs.isElsewhere { return RunFlags(warning: .staysHere("the ssh agent", setting.origin)) }
    guard let socket = inputs.world.environment[variable], !socket.isEmpty, inputs.host.exists(socket) else {
      return RunFlags(warning: .noAgent(setting.origin))
    }
    var flags = RunFlags.none
    flags.add("--mount", Mounts.bind(inputs.host.agentSocket ?? socket, at: inside))
    flags.add("-e", "\(variable)=\(inside)")
    return flags
  }
}
