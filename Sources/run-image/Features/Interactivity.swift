import ImageConfig

/// Whether the program in the container gets our standard input, and a terminal.
struct Interactivity: Equatable {
  var keepsInput: Bool
  var hasTerminal: Bool

  var arguments: [String] {
    switch (keepsInput, hasTerminal) {
    case (true, true): ["-it"]
    case (true, false): ["-i"]
    case (false, true): ["-t"]
    case (false, false): []
    }
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
