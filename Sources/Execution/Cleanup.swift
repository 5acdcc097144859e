import CommandLine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Commands that put things back. In a group of their own, no second Ctrl-C stops them half-way.
enum Cleanup {
  /// How long one may take: whoever waits for us to end does not wait for ever.
  private static let patience = 10_000

  static func run(_ command: Command, environment: [String: String]) {
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(nothing) }
    guard
      var child = try? Child(
        command, input: nothing, output: nothing, error: nothing, environment: environment, inOwnGroup: true)
    else { return }
    var waited = 0
    while !child.hasEnded(), waited < patience {
      poll(nil, 0, 5)
      waited += 5
    }
    if child.status == nil {
      kill(child.process, SIGKILL)
      while !child.hasEnded() { poll(nil, 0, 5) }
    }
    if child.ending != .exited(0) { Console.story("not done: \(ShellText.of(command))\n") }
  }
}
