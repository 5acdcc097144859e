import CommandLine

/// Commands that put things back. In a group of their own, no second Ctrl-C stops them half-way.
enum Cleanup {
  /// How long one may take, in milliseconds: whoever waits for us to end does not wait for ever. One that is tried
  /// again talks to a server.
  private static func patience(_ command: Command) -> Int { command.attempts == nil ? 10_000 : 60_000 }

  static func run(_ command: Command, environment: [String: String]) {
    for pause in PassingTrouble.pauses(for: command.attempts ?? 1) {
      guard let said = failure(of: command, environment) else { return }
      guard let pause, PassingTrouble.isLikely(said) else {
        Console.story(said)
        break
      }
      Console.story(PassingTrouble.announcement(of: ShellText.of(command), seconds: pause))
      poll(nil, 0, Int32(clamping: pause * 1000))
    }
    Console.story("not done: \(ShellText.of(command))\n")
  }

  /// What it said where it failed; only one that is tried again is listened to.
  private static func failure(of command: Command, _ environment: [String: String]) -> String? {
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(nothing) }
    let file = command.attempts == nil ? nil : try? Descriptors.unlinkedFile(environment)
    defer { if let file { close(file) } }
    let error = file ?? nothing
    guard
      var child = try? Child(
        command, input: nothing, output: nothing, error: error, environment: environment, inOwnGroup: true)
    else { return nil }
    var waited = 0
    while !child.hasEnded(), waited < patience(command) {
      poll(nil, 0, 5)
      waited += 5
    }
    if child.status == nil {
      // With what it has started: half of it would go on.
      kill(-child.process, SIGKILL)
      while !child.hasEnded() { poll(nil, 0, 5) }
    }
    return child.ending == .exited(0) ? nil : file.map(Runner.told) ?? ""
  }
}
