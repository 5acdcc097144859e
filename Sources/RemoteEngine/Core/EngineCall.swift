import CommandLine

/// A script of ours and the words that it finds as `$1`, `$2` …; no word is ever part of the script.
package struct EngineCall: Equatable, Sendable {
  package var script: EngineScript
  package var words: [String]
  /// What the script finds as `$0`, and lists of processes show.
  package var name: String

  package init(_ script: EngineScript, _ words: [String] = [], as name: String = "sh") {
    (self.script, self.words, self.name) = (script, words, name)
  }

  package static func question(_ detail: EngineScript.Detail, _ images: [String]) -> EngineCall {
    EngineCall(.question, [detail.rawValue] + images)
  }

  fileprivate var shellWords: [String] { ["-c", script.text + LoadMarker.sign, name] + words }
}

extension EngineLocation {
  package func command(_ call: EngineCall) -> Command {
    switch self {
    case .here: Command("/bin/sh", call.shellWords)
    case .far(let ssh): ssh.command(["sh"] + call.shellWords)
    }
  }

  /// The same for a person to read and to run: without the connection that only this run has.
  package func shown(_ call: EngineCall) -> Command {
    switch self {
    case .here: command(call)
    case .far(let ssh): ssh.shown(["sh"] + call.shellWords)
    }
  }
}
