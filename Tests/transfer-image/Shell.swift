import CommandLine
import RemoteEngineCore
import Testing

@testable import Execution

/// What a real shell makes of a line.
enum Shell {
  /// What it printed, in parts that end in NUL.
  static func run(_ shell: String, _ line: String) -> [String]? {
    let answer = Probe.ask(Command(shell, ["-c", line]), environment: environment)
    return answer?.output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a script of ours says behind functions that play its programs, the same in every shell that is here.
  static func run(_ functions: String, _ script: EngineScript, _ words: [String], as name: String = "sh") -> (
    output: String, exitCode: Int32
  )? {
    run(functions + "\n" + script.text, words, as: name)
  }

  /// - Parameter left: the shell that can't do it.
  static func run(
    _ text: String, _ words: [String] = [], as name: String = "sh", without left: String? = nil
  ) -> (
    output: String, exitCode: Int32
  )? {
    let shells = all.filter { $0[0] != left }
    let answers = shells.compactMap { shell -> (shell: String, output: String, exitCode: Int32)? in
      let command = Command(shell[0], shell.dropFirst() + ["-c", text, name] + words)
      guard let answer = Probe.ask(command, environment: environment) else { return nil }
      return (shell[0], String(decoding: answer.output, as: UTF8.self), answer.exitCode)
    }
    guard let first = answers.first, answers.count == shells.count else { return nil }
    for other in answers.dropFirst() {
      #expect(other.exitCode == first.exitCode, "\(other.shell)")
      #expect(lines(other.output) == lines(first.output), "\(other.shell)")
    }
    return (first.output, first.exitCode)
  }

  private static let environment = ["PATH": "/usr/bin:/bin"]

  /// Those of whom a script may be read by, as far as they are here: the tests need one.
  private static let all: [[String]] = [["bash", "--posix"], ["dash"], ["busybox", "sh"]].filter { shell in
    let isHere =
      Probe.ask(Command(shell[0], shell.dropFirst() + ["-c", ":"]), environment: environment) != nil
    if !isHere { print("skipped: the scripts were not tried in \(shell[0]), which is not installed") }
    return isHere
  }

  /// Those that another test has running at the same time.
  private static let othersLoads = "loading orbyter-load-00000000-"

  /// What is done in the background may speak at any time, a disk fills, and busybox has a tar of its own.
  private static func lines(_ output: String) -> [Substring] {
    output.split(separator: "\n").filter { !$0.hasPrefix("has ") && !$0.hasPrefix(othersLoads) }.map {
      $0.hasPrefix("free ") ? "free" : $0
    }
    .sorted()
  }
}
