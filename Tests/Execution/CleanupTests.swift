import CommandLine
import TestSupport
import Testing

@testable import Execution

extension ProcessTests {
  /// What is left for later, and who is told that it is time to end.
  @Suite struct CleanupTests {
    private func run(_ steps: [Step]) throws(StepProblem) {
      try Runner(environment: ["PATH": "/usr/bin:/bin"]).run(steps)
    }

    private func shell(_ line: String) -> Command { Command("sh", ["-c", line]) }

    @Test func lastDeclaredFirstDone() throws {
      let folder = try TemporaryFolder()
      let say = { (word: String) in shell("echo \(word) >>\(folder.path)/said") }
      let steps: [Step] = [
        .later(say("1"), .always), .later(say("never"), .interrupted),
        .scope([.later(say("3"), .always), .run(say("2"))]), .run(say("4")),
      ]
      try run(steps)
      #expect(try folder.read("said") == "2\n3\n4\n1\n")
    }

    @Test func alsoBehindAFailure() throws {
      let folder = try TemporaryFolder()
      #expect(throws: StepProblem.self) {
        try run([
          .later(shell("echo x >\(folder.path)/done"), .always), .scope([.run(shell("exit 3"))]),
          .run(shell("echo y >\(folder.path)/done")),
        ])
      }
      #expect(try folder.read("done") == "x\n")
    }

    @Test func aSignalBringsBackWhatItInterrupted() throws {
      let folder = try TemporaryFolder()
      #expect(throws: StepProblem.interrupted(signal: SIGTERM)) {
        try run([
          .later(shell("echo back >\(folder.path)/tag"), .interrupted),
          .run(shell("echo new >\(folder.path)/tag; kill -TERM \(getpid()); sleep 60")),
        ])
      }
      #expect(try folder.read("tag") == "back\n")
    }

    @Test func aScriptEndsWithWhatItStarted() throws {
      let folder = try TemporaryFolder()
      // A shell that waits hands nothing on; each of the three would outlive it.
      var script = shell(
        "(sleep 61 & echo $! >\(folder.path)/inner; wait) & sleep 62 & echo $! >\(folder.path)/outer; "
          + "while ! test -s \(folder.path)/inner; do sleep 0.01; done; kill -TERM \(getpid()); wait")
      script.endsWithItsChildren = true
      #expect(throws: StepProblem.interrupted(signal: SIGTERM)) { try run([.run(script)]) }
      for name in ["inner", "outer"] {
        let process = try #require(
          pid_t(folder.read(name).split(separator: "\n").first.map(String.init) ?? ""))
        var tries = 0
        while isRunning(process), tries < 200 {
          poll(nil, 0, 10)
          tries += 1
        }
        #expect(!isRunning(process), "\(name) still runs")
      }
    }

    /// A dead one that nobody has asked after yet does not run.
    private func isRunning(_ process: pid_t) -> Bool {
      let state = Probe.ask(
        Command("ps", ["-o", "stat=", "-p", "\(process)"]), environment: ["PATH": "/usr/bin:/bin"])
      return state.map { $0.exitCode == 0 && !$0.text.hasPrefix("Z") } ?? false
    }
  }
}
