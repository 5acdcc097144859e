/// What became of a program.
struct Finished: Sendable, CustomStringConvertible {
  /// As a shell tells it: 128 and the signal's number for one that was killed.
  let exitCode: Int32
  let output: String
  let error: String

  /// What it printed, line by line.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  var description: String { "exit code \(exitCode)\n--- output\n\(output)--- error\n\(error)---" }
}
