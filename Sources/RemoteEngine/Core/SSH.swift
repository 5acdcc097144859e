import CommandLine
import ImageConfig

/// The way to the other machine. Nothing here overrides what ssh's config says of port, user, keys or jumps;
/// only a line that went dead is noticed, instead of never.
package struct SSH: Equatable {
  package var host: Host
  package var identity: String?
  package var config: String?
  /// Each as ssh's `-o` takes it.
  package var options: [String] = []
  /// Where one connection waits to be used by all; none where each makes its own.
  package var controlPath: String?

  package init(host: Host, identity: String? = nil, config: String? = nil, options: [String] = []) {
    (self.host, self.identity, self.config, self.options) = (host, identity, config, options)
  }

  /// What is behind the options of ours: ssh takes the first of two that contradict each other.
  private static let patience = ["ServerAliveInterval=10", "ServerAliveCountMax=3", "ConnectTimeout=30"]

  package var arguments: [String] {
    var options = options + Self.patience
    if let controlPath {
      // Where we are killed, it goes by itself.
      options += ["ControlMaster=auto", "ControlPath=\(controlPath)", "ControlPersist=60"]
    }
    return ["-T"] + (config.map { ["-F", $0] } ?? []) + (identity.map { ["-i", $0] } ?? [])
      + options.flatMap { ["-o", $0] }
  }

  /// Words for the shell over there, quoted one by one.
  package func command(_ words: [String]) -> Command {
    Command("ssh", arguments + ["--", host.description, ShellText.remote(words)])
  }

  /// What a connection that waits is told: to `check`, or to `exit`.
  package func control(_ order: String) -> Command {
    Command("ssh", arguments + ["-O", order, "--", host.description], input: .nothing)
  }

  /// The same for a person to read and to run: what only matters to us left away.
  package func shown(_ words: [String]) -> Command {
    let chosen = (config.map { ["-F", $0] } ?? []) + (identity.map { ["-i", $0] } ?? [])
    return Command(
      "ssh", chosen + options.flatMap { ["-o", $0] } + [host.description, ShellText.remote(words)])
  }
}
