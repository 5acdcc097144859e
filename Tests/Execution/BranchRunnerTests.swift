import CommandLine
import TestSupport
import Testing

@testable import Execution

extension ProcessTests {
  /// Branches that fail alone.
  @Suite struct BranchRunnerTests {
    private let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
    }

    private func branch(
      _ name: String, needs: [String] = [], _ line: String, log: Bool = false, retriesOn: String? = nil
    ) -> Branch {
      var command = Command("sh", ["-ec", "\(line)\necho \(name) >>\(folder.path)/done"])
      command.retriesOn = retriesOn
      return Branch(name, needs: needs, [.run(command)], log: log ? "\(folder.path)/\(name).log" : nil)
    }

    private func run(_ branches: [Branch], width: Int = 4) throws(StepProblem) {
      try Runner(environment: ["PATH": "/usr/bin:/bin"])
        .run([.branches(branches, width: width)])
    }

    private func done() throws -> [String] {
      try folder.read("done").split(separator: "\n").map(String.init)
    }

    @Test(arguments: [1, 4]) func parentsFirst(_ width: Int) throws {
      try run(
        [
          branch("child", needs: ["left", "right"], "true"), branch("left", needs: ["base"], "true"),
          branch("right", needs: ["base"], "true"), branch("base", "true"),
        ], width: width)
      let done = try done()
      #expect(done.first == "base" && done.last == "child" && done.count == 4)
    }

    @Test func onlyWhatStandsOnAFailureIsSkipped() throws {
      #expect(throws: StepProblem.branchesFailed([.init("bad")], skipped: 2, of: 5)) {
        try run([
          branch("bad", "exit 3"), branch("child", needs: ["bad"], "true"),
          branch("grandchild", needs: ["child"], "true"), branch("other", "true"),
          branch("others-child", needs: ["other"], "true"),
        ])
      }
      #expect(try done() == ["other", "others-child"])
    }

    @Test func sideBySide() throws {
      // Each waits for the other.
      let wait = { (own: String, other: String) in
        "touch \(folder.path)/\(own); while ! test -e \(folder.path)/\(other); do sleep 0.01; done"
      }
      try run([branch("a", wait("1", "2")), branch("b", wait("2", "1"))])
      #expect(try Set(done()) == ["a", "b"])
    }

    @Test func eachHasALog() throws {
      #expect(throws: StepProblem.self) {
        try run([
          branch("a", "echo out; echo err >&2", log: true), branch("b", "echo why; exit 1", log: true),
        ])
      }
      #expect(try folder.read("a.log") == "out\nerr\n")
      #expect(try folder.read("b.log") == "why\n")
    }

    @Test func oneMoreTryForWhatPasses() throws {
      let line = "test -e \(folder.path)/x || { touch \(folder.path)/x; echo it already exists; exit 1; }"
      try run([branch("a", line, retriesOn: "already exists")])
      #expect(try done() == ["a"])
      #expect(throws: StepProblem.self) {
        try run([branch("b", "echo already exists; exit 1", retriesOn: "already")])
      }
      #expect(throws: StepProblem.self) {
        try run([
          branch("c", "test -e \(folder.path)/y || { touch \(folder.path)/y; exit 1; }", retriesOn: "z")
        ])
      }
    }

    @Test func aProgramThatIsMissingFailsItsBranch() throws {
      let failed = StepProblem.FailedBranch(
        "a", said: "'no-such-program' is not installed, or not on the PATH")
      #expect(throws: StepProblem.branchesFailed([failed], skipped: 0, of: 2)) {
        try run([Branch("a", [.run(Command("no-such-program", []))]), branch("b", "true")])
      }
      #expect(try done() == ["b"])
    }

    @Test func aSignalEndsAll() throws {
      let clean = Step.later(Command("sh", ["-c", "echo clean >>\(folder.path)/done"]), .always)
      #expect(throws: StepProblem.interrupted(signal: SIGTERM)) {
        try run([
          Branch("a", [clean, .run(Command("sleep", ["60"]))]),
          branch("b", "kill -TERM \(getpid()); sleep 60"),
          branch("c", needs: ["a"], "true"),
        ])
      }
      #expect(try done() == ["clean"])
    }
  }
}
