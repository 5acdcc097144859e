import CommandLine
import ImageConfig

/// `git_config=yes`: commits from inside carry the caller's name. The file is the container's system-wide
/// one, whoever its user is and wherever his home.
enum GitConfig {
  private static let inside = "/etc/gitconfig"

  static func flags(_ inputs: RunInputs) throws(Setting.Problem) -> RunFlags {
    guard let setting = try inputs.setting(.gitConfig), try setting.boolean() else { return .none }
    if inputs.isElsewhere { return RunFlags(warning: .staysHere("git's configuration", setting.origin)) }
    let base = inputs.world.environment["XDG_CONFIG_HOME"]?.nonEmpty
    let files = [inputs.world.home + "/.gitconfig", (base ?? inputs.world.home + "/.config") + "/git/config"]
    guard let file = files.first(where: inputs.host.exists) else {
      return RunFlags(warning: .noGitConfig(files[0], setting.origin))
    }
    var flags = RunFlags.none
    flags.add("--mount", Mounts.bind(file, at: inside, isReadOnly: true))
    // A git of conda's or Homebrew's looks elsewhere for it.
    flags.add("-e", "GIT_CONFIG_SYSTEM=\(inside)")
    return flags
  }
}
