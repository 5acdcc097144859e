import CommandLine
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
    if let setting, let said = try Self.parse(setting, substitution) { wanted = said }
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
    let wanted = try setting.flatMap { setting throws(Setting.Problem) in
      try Self.parse(setting, substitution)
    }
    (keepsInput, hasTerminal) = wanted ?? (waits, waits)
    endsByHangUp = waits && hasTerminal
  }

  /// `interactive = -d`, as old files have it: a start in the background. Whoever says what is to run waits for it.
  static func detaches(_ inputs: RunInputs) throws(Setting.Problem) -> RunNotice? {
    let request = inputs.request
    guard !request.keeps, !request.validates, !request.wantsShell,
      request.command == nil, request.verbatimCommand == nil,
      let setting = try inputs.setting(.interactive),
      try wish(setting, inputs.project.valueSubstitution).isDetached
    else { return nil }
    return .detached(image: inputs.operand, setting.origin)
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

  /// None where nothing is said of input and terminal.
  private static func parse(
    _ setting: Setting, _ substitution: Substitution
  ) throws(Setting.Problem) -> (input: Bool, terminal: Bool)? {
    let wish = try wish(setting, substitution)
    return wish.isSaid ? (wish.input, wish.terminal) : nil
  }

  private static func wish(
    _ setting: Setting, _ substitution: Substitution
  ) throws(Setting.Problem) -> (input: Bool, terminal: Bool, isDetached: Bool, isSaid: Bool) {
    let words = try substitution.words(of: setting).map(\.text)
    let others = words.filter { !["-d", "--detach"].contains($0) }
    if others.count == 1, let answer = try? Setting(text: others[0], origin: setting.origin).boolean() {
      return (answer, answer, isDetached: words.count > 1, isSaid: true)
    }
    var wish = (input: false, terminal: false, isDetached: false, isSaid: true)
    for word in words {
      let long = ["--interactive": "-i", "--tty": "-t", "--detach": "-d"]
      let letters = (long[word] ?? word).utf8
      guard letters.first == UInt8(ascii: "-"), letters.count > 1,
        letters.dropFirst().allSatisfy({ "itd".utf8.contains($0) })
      else { throw .notAllowed(word, allowed: ["-i", "-t", "-it", "yes", "no"], setting.origin) }
      wish.input = wish.input || letters.contains(UInt8(ascii: "i"))
      wish.terminal = wish.terminal || letters.contains(UInt8(ascii: "t"))
      wish.isDetached = wish.isDetached || letters.contains(UInt8(ascii: "d"))
    }
    wish.isSaid = wish.input || wish.terminal || !wish.isDetached
    return wish
  }
}
