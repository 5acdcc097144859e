import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// What build-image says of its own problems, and the exit code that goes with it.
struct BuildTextTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let problem: any Explained
    let text: String
    let exitCode: Int32

    init(_ name: String, _ problem: any Explained, _ exitCode: Int32, _ text: String) {
      self.name = name
      self.problem = problem
      self.text = text
      self.exitCode = exitCode
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init(
      "a table that is none", VersionProblem.noTable("tool", .init(file: "pyproject.toml")), 2,
      "pyproject.toml: tool is not a table; write [tool.versioneer]"),
    .init(
      "a tag that can't be counted on from", VersionProblem.badPostRelease(tag: "1.postx"), 2,
      "style pep440-pre can't count on from the tag '1.postx': no number follows .post; use another style"),
    .init(
      "a slip in FROM",
      Dockerfile.Problem.almostFrom("FORM", at: .init(file: "docker/dev/Dockerfile", line: 1)), 2,
      "docker/dev/Dockerfile:1: FORM, did you mean FROM?"),
    .init(
      "an image that fails",
      BuildProblem.notBuilt(
        .init(
          images: ["base"], place: .init(file: "docker/base/Dockerfile", line: 3), reason: "exit code: 1"),
        exitCode: 7, nil), 7,
      "docker/base/Dockerfile:3: image 'base': exit code: 1"),
    .init(
      "a parent that the engine has",
      BuildProblem.notBuilt(
        .init(images: ["base"], place: nil, reason: "no network"), exitCode: 1,
        .init(references: ["lab-base:ada"], command: "build-image --only dev")), 1,
      "image 'base': no network; the engine has lab-base:ada: to build on it as it is: build-image --only dev"
    ),
    .init(
      "several that fail",
      BuildProblem.notAllBuilt(
        [
          .init(images: ["a"], place: nil, reason: "x"), .init(images: ["b", "c"], place: nil, reason: "y"),
        ], skipped: 1, of: 4, nil), 1,
      "2 of 4 failed: image 'a': x; image 'b' or 'c': y; 1 more skipped because of that"),
  ]

  @Test(arguments: cases) func says(_ item: Case) {
    #expect(item.problem.explanation == item.text)
    #expect(item.problem.exitCode == item.exitCode)
  }

  /// What may stand in a file, an option or a variable.
  static let hostile =
    "a\n\u{1B}[2J\r\u{7F}\u{202E}\u{85}'\"`$(touch pwned)" + String(repeating: "x", count: 100_000)

  static func all(_ bad: String) -> [any Explained] {
    let here = ImageConfig.SourceLocation(file: bad, line: 12)
    let problems: [Dockerfile.Problem] = [
      .lineTooLong(limit: 65535, at: here), .notUTF8(at: here), .zeroByte(at: here), .empty(at: here),
      .noStage(at: here), .almostFrom(bad, at: here),
      .fromWords([bad, bad], at: here), .stageName(bad, at: here), .escapeCharacter(bad, at: here),
      .repeatedDirective(bad, at: here),
      .unterminatedHeredoc(bad, at: here), .heredocWord(bad, at: here),
    ]
    let builds: [BuildProblem] = [
      .keepsNoIndex(image: bad, [bad]), .cannotLend(bad, to: bad),
      .isLent(bad, toProcess: 7), .noBakeKey(bad, image: bad),
    ]
    return problems + builds + [ImageGraph.Problem.cycle([bad, bad]), EngineProblem.needsBuildx(bad)]
  }

  @Test func isOneLineWithoutControlCharacters() {
    for problem in Self.all(Self.hostile) {
      let text = problem.explanation
      #expect(VisibleText.line(text) == text)
      #expect(text.utf8.count < 2000, "\(text)")
    }
  }

  @Test func bearsAnEmptyValue() {
    for problem in Self.all("") { #expect(!problem.explanation.isEmpty) }
  }

  @Test func startsInLowerCase() {
    for problem in Self.all("run.cfg") {
      let text = problem.explanation
      #expect(text.first?.isUppercase == false, "\(text)")
      #expect((text.last != "." || text.hasSuffix("...")) && text.last != " " && text.last != "\n", "\(text)")
      #expect(!text.contains("  "), "\(text)")
    }
  }
}
