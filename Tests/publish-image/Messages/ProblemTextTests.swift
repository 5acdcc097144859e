import ImageConfig
import Testing

@testable import CommandLine
@testable import PublishCore

/// What is said, and the exit code that goes with it.
struct ProblemTextTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let problem: any Explained
    let exitCode: Int32
    let text: String

    init(_ name: String, _ problem: any Explained, _ exitCode: Int32, _ text: String) {
      self.name = name
      self.problem = problem
      self.exitCode = exitCode
      self.text = text
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init(
      "a parent that can't be released",
      ReleaseProblem.noVersion(image: "base", below: "cicd", path: "docker/base/VERSION"), 2,
      "'cicd' is built on 'base', which has no version to release; write one, as 1.0.0, into docker/base/VERSION, or release=no into [base] of run.cfg"
    ),
    .init(
      "what git says in several lines",
      ReleaseProblem.remoteSilent(
        remote: "origin", reason: "ssh: Connection refused\r\nfatal: Could not read.\n\nPlease look.\n"), 1,
      "git could not ask 'origin': ssh: Connection refused; fatal: Could not read. Please look; check git remote -v, or set remote= under [publish]"
    ),
    .init(
      "not known", PublishProblem.unanswered("r/a:1", reason: "EOF"), 3,
      "whether r/a:1 is published could not be found out: EOF; try docker login, or fix the connection"),
    .init(
      "a silent cloud", PublishProblem.cloudSilent("region", "no\ncredentials"), 1,
      "aws reports no region: no; credentials; check aws configure"),
  ]

  @Test(arguments: cases) func says(_ item: Case) {
    #expect(item.problem.explanation == item.text)
    #expect(item.problem.exitCode == item.exitCode)
  }

  private static func all(_ bad: String) -> [PublishProblem] {
    [
      .halfALogin(missing: "IMAGE_REPOSITORY_USER"), .cloudSilent("account", bad),
      .noCloudRegistry(published: bad),
    ]
  }

  /// Whatever a bad value holds, and in lower case but for the name of a variable.
  @Test(arguments: [
    "", "run.cfg",
    "a\n\u{1B}[2J\r\u{7F}\u{202E}\u{85}'\"`$(touch pwned)" + String(repeating: "x", count: 100_000),
  ]) func isOneLine(_ bad: String) {
    for problem in Self.all(bad) {
      let text = problem.explanation
      #expect(!text.isEmpty && !text.unicodeScalars.contains { $0.isControl }, "\(text)")
      #expect(text.utf8.count < 2000)
      #expect(text.hasPrefix("IMAGE_REPOSITORY") || text.first?.isUppercase == false, "\(text)")
      #expect(!text.hasSuffix(".") && !text.hasSuffix(" ") && !text.contains("  "), "\(text)")
    }
  }

  /// Docker's own words would name a socket that is closed to us, and nothing to do.
  @Test func whatTheEngineMayBeBehind() {
    #expect(PublishProblem.notBuilt(local: "a", build: "b").isOfTheEngine)
    #expect(!PublishProblem.nameForSeveral.isOfTheEngine)
  }
}
