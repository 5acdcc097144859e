import CommandLine
import ImageConfig

/// Where an engine is.
package enum EngineLocation: Equatable {
  case here
  case far(SSH)

  /// What messages call it.
  package var name: String {
    switch self {
    case .here: "this machine"
    case .far(let ssh): ssh.host.description
    }
  }

  /// A script of ours with words that it finds as `$1`, `$2` …; no word is ever part of the script.
  /// - Parameter name: what the script finds as `$0`.
  package func command(_ script: EngineScript, _ words: [String] = [], as name: String = "sh") -> Command {
    let all = ["sh", "-c", script.text + LoadMarker.sign, name] + words
    switch self {
    case .here: return Command("sh", Array(all.dropFirst()))
    case .far(let ssh): return ssh.command(all)
    }
  }

  /// The same for a person to read and to run.
  package func shown(_ words: [String]) -> Command {
    switch self {
    case .here: Command(words[0], Array(words.dropFirst()))
    case .far(let ssh): ssh.shown(words)
    }
  }
}
