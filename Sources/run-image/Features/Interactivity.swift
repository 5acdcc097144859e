import ImageConfig

/// Whether the program in the container gets our standard input, and a terminal.
struct Interactivity: Equatable {
  var keepsInput: Bool
  var hasTerminal: Bool
  /// Whether it is a shell in the background, which passes over docker's usual signal to end.
  var endsByHangUp = false

  var arguments: [String] {
    let flags =
      switch (keepsInput, hasTerminal) {
      case (true, true): ["-it"]
      case (true, false): ["-i"]
      case (false, true): ["-t"]
      case (false, false): [] as [String]
      }
    return flags + (endsByHangUp ? ["--stop-signal", "SIGHUP"] : [])
  }

  /// - Parameter setting: `interactive=`; without it the terminal decides.
  init(
    _ setting: Setting?, _ substitution: Substitution, _ terminal: World.Terminal
  ) throws(Setting.Problem) {
    var wanted = (input: true, terminal: true)
    if let setting { wanted = try Self.parse(setting, substitution) }
    // docker refuses -t without a terminal: "the input device is not a TTY".
    keepsInput = wanted.input && terminal.inputIsOpen
    hasTerminal = wanted.terminal && terminal.inputIsTerminal && terminal.outputIsTerminal
  }

  /// In the background, where no terminal of ours has a say: as run.cfg has it, else for a program that would
  /// end at once without somebody who types. `--attach` finds it.
  init(
    inBackground setting: Setting?, _ substitution: Substitution, _ command: [String]
  ) throws(Setting.Problem) {
    let waits = Self.waitsForWords(command)
    let wanted = try setting.map { setting throws(Setting.Problem) in try Self.parse(setting, substitution) }
    (keepsInput, hasTerminal) = wanted ?? (waits, waits)
    endsByHangUp = waits && hasTerminal
  }

  private static let shells: Set = [
    "ash", "bash", "csh", "dash", "fish", "ksh", "sh", "tcsh", "zsh", "R", "ipython", "julia", "node",
    "python", "python3",
  ]

  /// `bash`, `/bin/sh -l`; not `sh -c …` and `python3 x.py`, which have something to do.
  private static func waitsForWords(_ command: [String]) -> Bool {
    guard let program = command.first?.split(separator: "/").last, shells.contains(String(program)) else {
      return false
    }
    return command.dropFirst().allSatisfy { ["-i", "-l", "-il", "-li", "--login"].contains($0) }
  }

  private static func parse(
    _ setting: Setting, _ substitution: Substitution
  ) throws(Setting.Problem) -> (input: Bool, terminal: Bool) {
    let words = try substitution.words(of: setting).map(\.text)
    if words.count == 1, let answer = try? Setting(text: words[0], origin: setting.origin).boolean() {
      return (answer, answer)
    }
    var wanted = (input: false, terminal: false)
    for word in words {
      switch word {
      case "-i", "--interactive": wanted.input = true
      case "-t", "--tty": wanted.terminal = true
      case "-it", "-ti": wanted = (true, true)
      default: throw .notAllowed(word, allowed: ["-i", "-t", "-it", "yes", "no"], setting.origin)
      }
    }
    return wanted
  }
}
