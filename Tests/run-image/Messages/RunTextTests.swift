import ImageConfig
import Testing

@testable import CommandLine
@testable import RunCore

/// What is said of containers, and the exit code that goes with it.
struct RunTextTests {
  @Test(
    arguments: [
      (
        "a start that docker refused", .notStarted(exitCode: 127, goesOn: nil), 127,
        "docker did not start the container, and says why above; nothing is left of it"
      ),
      (
        "a container that died", .diedAtOnce("x", exitCode: 3, again: "dev", isRestarted: false), 3,
        "x ended at once with exit code 3; what it printed last is above, run-image --logs dev shows all of it, docker rm x removes it"
      ),
      (
        "a container that dies again and again",
        .diedAtOnce("x", exitCode: 0, again: "dev", isRestarted: true), 1,
        "x ends at once, and docker starts it again and again; what it printed last is above, run-image --stop dev stops it"
      ),
    ] as [(String, RunProblem, Int32, String)])
  func says(_ name: String, _ problem: RunProblem, _ exitCode: Int32, _ text: String) {
    #expect(problem.explanation == text)
    #expect(problem.exitCode == exitCode)
  }

  /// What may stand in a file, an option or a variable.
  private static let hostile =
    "a\n\u{1B}[2J\r\u{7F}\u{202E}\u{85}'\"`$(touch pwned)" + String(repeating: "x", count: 100_000)

  private static func all(_ bad: String) -> [RunProblem] {
    [
      .nothingRuns(bad, stopped: nil, again: bad), .nothingRuns(bad, stopped: bad, again: bad),
      .runsElsewhere(bad, container: bad, command: bad), .tagNotHere(bad, build: bad, pull: bad),
      .ambiguousGPU(bad, fitting: [bad, bad]), .unknownGPU(bad, known: [bad]),
      .notDirect(bad, instead: [bad]), .notebookPortTaken(1, holder: bad), .jupyterSilent(reason: bad),
      .noPortOfJupyter(section: bad),
    ]
  }

  @Test func isOneLineWithoutControlCharacters() {
    for problem in Self.all(Self.hostile) {
      let text = problem.explanation
      #expect(!text.holdsControl, "\(text)")
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

  @Test func noticesAreLinesToo() {
    let origin = Setting.Origin(
      location: SourceLocation(file: Self.hostile, line: 1), section: Self.hostile, key: Self.hostile)
    let differences: [RunNotice.Difference] = [
      .olderImage(Self.hostile), .otherImage(Self.hostile, wanted: Self.hostile), .config,
      .lacks([Self.hostile]),
    ]
    let notices: [Warning] = [
      .run(.runsOutdated(Self.hostile, status: Self.hostile, differences, cure: Self.hostile)),
      .run(.madeAnew(Self.hostile, differences)),
      .run(.restartedAsItWas(Self.hostile, differences, cure: Self.hostile)),
      .run(.builtElsewhere(Self.hostile, commit: Self.hostile, cure: Self.hostile)),
      .run(.runsUntil(Self.hostile)),
      .run(.portsOverThere([Self.hostile], way: Self.hostile)),
      .misplacedFlag(Self.hostile, rightKey: "args", origin), .mountStays(Self.hostile, origin),
    ]
    for notice in notices { #expect(!notice.text.holdsControl) }
  }

  @Test func noticesAreToldApart() {
    #expect(Warning.run(.address("a")) == .run(.address("a")))
    #expect(Warning.run(.address("a")) != .run(.address("b")))
    #expect(Warning.run(.withoutGPU(.snap)).isWarning && !Warning.run(.address("a")).isWarning)
  }
}

extension String {
  fileprivate var holdsControl: Bool { unicodeScalars.contains { $0.isControl } }
}
