import CommandLine
import ImageConfig
import Testing

@testable import BuildCore
@testable import PublishCore
@testable import RunCore
@testable import TransferCore

/// What each of the four tells of itself with `--help`.
struct HelpTests {
  static let programs = [
    BuildRequest.program, RunRequest.program, TransferRequest.program, PublishRequest.program,
  ]
  static let options = programs.flatMap { program in program.options.map { (program, $0) } }
  static let keys = programs.flatMap { program in program.configKeys.map { (program, $0) } }
  static let variables = programs.flatMap { program in program.variables.map { (program, $0.name) } }
  static let examples = programs.flatMap { program in program.examples.map { (program, $0.command) } }

  private func lines(of program: Program) -> [String] {
    Help.text(of: program).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func areAllThereAre() {
    #expect(Self.programs.map(\.name) == Program.names)
  }

  @Test(arguments: programs) func fitsEightyColumns(_ program: Program) {
    for line in lines(of: program) { #expect(line.count <= 80, "\(line)") }
  }

  @Test(arguments: programs) func hasEverySection(_ program: Program) {
    let titles = [
      "usage:", "operands:", "options:", "examples:", "keys in run.cfg:", "environment variables:",
    ]
    #expect(lines(of: program).filter { titles.contains($0) } == titles)
  }

  @Test(arguments: options) func namesTheOption(_ program: Program, _ option: Option) {
    let short = option.short.map { "-\($0), " } ?? "    "
    #expect(lines(of: program).contains { $0.hasPrefix("  \(short)\(option.spelling)") })
    #expect(!option.help.isEmpty)
    #expect(
      program.options.filter {
        $0.name == option.name || $0.short == option.short && option.short != nil
      }.count == 1)
  }

  @Test(arguments: keys) func namesTheKey(_ program: Program, _ key: ConfigKey) {
    #expect(ConfigKey.all.contains(key))
    #expect(lines(of: program).contains { $0 == "  \(key.written)" || $0.hasPrefix("  \(key.written) ") })
  }

  @Test(arguments: variables) func namesTheVariable(_ program: Program, _ name: String) {
    #expect(lines(of: program).contains { $0 == "  \(name)" || $0.hasPrefix("  \(name)  ") })
  }

  /// What the help says works: every example is a command line that is understood.
  @Test(arguments: examples) func showsWhatWorks(_ program: Program, _ command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    #expect(words.first == program.name)
    // A word in quotes has blanks.
    guard !command.contains("'") else { return }
    _ = try Arguments(Array(words.dropFirst()), of: program)
  }
}
