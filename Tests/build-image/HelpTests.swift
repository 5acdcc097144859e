import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

struct HelpTests {
  static let program = BuildRequest.program
  static let lines = Help.text(of: program).split(separator: "\n", omittingEmptySubsequences: false).map(
    String.init)

  @Test func fitsEightyColumns() {
    for line in Self.lines { #expect(line.count <= 80, "\(line)") }
  }

  @Test func hasEverySection() {
    let titles = [
      "usage:", "operands:", "options:", "examples:", "keys in run.cfg:", "environment variables:",
    ]
    #expect(Self.lines.filter { titles.contains($0) } == titles)
  }

  @Test(arguments: program.options) func namesTheOption(_ option: Option) {
    let short = option.short.map { "-\($0), " } ?? "    "
    #expect(Self.lines.contains { $0.hasPrefix("  \(short)\(option.spelling)") })
    #expect(!option.help.isEmpty)
    #expect(
      Self.program.options.filter {
        $0.name == option.name || $0.short == option.short && option.short != nil
      }.count == 1)
  }

  @Test(arguments: program.configKeys) func namesTheKey(_ key: String) {
    let name = key.split(separator: " ").last.map(String.init) ?? key
    #expect(ConfigKey.all.contains { $0.name == name })
    #expect(Self.lines.contains { $0 == "  \(key)" || $0.hasPrefix("  \(key) ") })
  }

  @Test(arguments: program.variables.map(\.name)) func namesTheVariable(_ name: String) {
    #expect(Self.lines.contains { $0 == "  \(name)" || $0.hasPrefix("  \(name)  ") })
  }

  /// What the help says works: every example is a command line that is understood.
  @Test(arguments: program.examples.map(\.command)) func showsWhatWorks(_ command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    #expect(words.first == Self.program.name)
    // A word in quotes has blanks.
    guard !command.contains("'") else { return }
    _ = try Arguments(Array(words.dropFirst()), of: Self.program)
  }
}
