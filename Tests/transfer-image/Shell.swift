import CommandLine
@testable import Execution

/// What a real shell makes of a line.
enum Shell {
  /// What it printed, in parts that end in NUL.
  static func run(_ shell: String, _ line: String) -> [String]? {
    let answer = Probe.ask(Command(shell, ["-c", line]), environment: ["PATH": "/usr/bin:/bin"])
    return answer?.output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same for a script of ours with functions in front of it, as it stands, on both streams.
  static func run(_ functions: String, _ script: String, _ words: [String], as name: String = "sh") -> (
    output: String, exitCode: Int32
  )? {
    let command = Command("bash", ["--posix", "-c", functions + "\n" + script, name] + words)
    guard let answer = Probe.ask(command, environment: ["PATH": "/usr/bin:/bin"]) else { return nil }
    return (String(decoding: answer.output, as: UTF8.self), answer.exitCode)
  }
}
