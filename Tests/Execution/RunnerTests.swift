import CommandLine
import TestSupport
import Testing

@testable import Execution

private func shell(_ line: String, input: Command.Input = .inherited) -> Command {
  Command("sh", ["-c", line], input: input)
}

extension ProcessTests {
  @Suite struct RunnerTests {
    struct Case: CustomTestStringConvertible, Sendable {
      let name: String
      let step: Step
      /// What it ends in; none where it succeeds.
      var problem: StepProblem?
      var testDescription: String { name }

      init(_ name: String, _ step: Step, _ problem: StepProblem? = nil) {
        self.name = name
        self.step = step
        self.problem = problem
      }
    }

    private static let long = String(repeating: "x", count: 3_000_000)

    static let cases: [Case] = [
      // one command: its code is ours
      Case("success", .run(shell("exit 0"))),
      Case("a child's code", .run(shell("exit 7")), .failed(command: "sh -c 'exit 7'", exitCode: 7)),
      Case("a child's signal", .run(shell("kill -9 $$")), .killed(command: "sh -c 'kill -9 $$'", signal: 9)),
      Case("no such program", .run(Command("no-such-program", [])), .notFound(executable: "no-such-program")),
      Case("no input where none is meant", .run(shell("! read line", input: .nothing))),
      Case(
        "a value on standard input, not in the arguments",
        .run(
          shell(
            "read line; test \"$line\" = 's3cret'",
            input: .value(.init(name: "TOKEN", value: "s3cret\n", shown: "\"$TOKEN\""))))),
      Case(
        "a value that nobody reads does no harm",
        .run(shell("exit 0", input: .value(.init(name: "TOKEN", value: "x", shown: ""))))),
      Case("a text larger than any pipe", .run(shell("test $(wc -c) = 3000000", input: .text(long)))),
      Case(
        "the overlay reaches the child",
        .run(
          Command(
            "sh", ["-c", "test \"$A\" = 'b c'"], environment: [.init(name: "A", value: "b c", shown: "")]))),

      // a pipeline: every stage's failure is ours, and the cause is named
      Case("all stages succeed", .pipe(Pipeline([shell("echo x"), shell("cat"), shell("grep -q x")]))),
      Case(
        "the first stage fails", .pipe(Pipeline([shell("exit 3"), shell("cat >/dev/null")])),
        .failed(command: "sh -c 'exit 3'", exitCode: 3)),
      Case(
        "the middle stage fails",
        .pipe(Pipeline([shell("echo x"), shell("exit 4"), shell("cat >/dev/null")])),
        .failed(command: "sh -c 'exit 4'", exitCode: 4)),
      Case(
        "the last stage fails", .pipe(Pipeline([shell("echo x"), shell("exit 5")])),
        .failed(command: "sh -c 'exit 5'", exitCode: 5)),
      Case(
        "a stage that dies of the broken pipe is not the cause",
        .pipe(Pipeline([Command("yes", []), shell("exit 6")])),
        .failed(command: "sh -c 'exit 6'", exitCode: 6)),
      Case(
        "a stage that can't start ends the others",
        .pipe(Pipeline([Command("yes", []), Command("no-such-program", [])])),
        .notFound(executable: "no-such-program")),
    ]

    @Test(arguments: cases) func ends(_ test: Case) {
      let runner = Runner(environment: ProcessEnvironment.current)
      var problem: StepProblem?
      do { try runner.run([test.step]) } catch { problem = error }
      #expect(problem == test.problem)
    }

    /// A password is told at each attempt.
    @Test func whatIsTriedAgainGetsItsInputAgain() throws {
      let folder = try TemporaryFolder()
      let line =
        "read word; test -e x || { touch x; echo 503 Service Unavailable >&2; exit 1; }; echo $word >y"
      let value = Command.EnvironmentValue(name: "WORD", value: "told\n", shown: "$WORD")
      let command = shell("cd \(folder.path); " + line, input: .value(value))
      try Runner(environment: ["PATH": "/usr/bin:/bin"]).run([.retrying(command)])
      #expect(try folder.read("y") == "told\n")
    }

    /// A question to a server may be answered in a while.
    @Test func whatIsHandedOnIsAskedForAgain() throws {
      let folder = try TemporaryFolder()
      let line = "test -e x || { touch x; echo 503 Service Unavailable >&2; exit 1; }; echo told"
      let runner = Runner(environment: ["PATH": "/usr/bin:/bin"])
      try runner.run([
        .appendingAnswer(shell("cd \(folder.path); " + line), to: shell("echo \"$0\" >\(folder.path)/y"))
      ])
      #expect(try folder.read("y") == "told\n")
      let question = shell("echo asked >>\(folder.path)/z; echo denied >&2; exit 1")
      #expect(throws: StepProblem.self) { try runner.run([.appendingAnswer(question, to: shell("true"))]) }
      #expect(try folder.read("z") == "asked\n")
    }

    @Test(arguments: ["already exists", "another sign"])
    func whatMayPassIsTriedOnceMore(_ sign: String) throws {
      let folder = try TemporaryFolder()
      let line = "test -e x || { touch x; echo ERROR: it already exists >&2; exit 3; }; echo done >>y"
      var command = shell("cd \(folder.path); " + line)
      command.retriesOn = sign
      let runner = Runner(environment: ["PATH": "/usr/bin:/bin"])
      if sign == "already exists" {
        try runner.run([.run(command)])
        #expect(try folder.read("y") == "done\n")
      } else {
        #expect(throws: StepProblem.self) { try runner.run([.run(command)]) }
      }
    }

    @Test func whatStaysIsTriedTwiceAndNoMore() throws {
      let folder = try TemporaryFolder()
      var command = shell("echo x >>\(folder.path)/x; echo already exists >&2; exit 3")
      command.retriesOn = "already exists"
      let error = #expect(throws: StepProblem.self) {
        try Runner(environment: ["PATH": "/usr/bin:/bin"]).run([.run(command)])
      }
      guard case .failed(_, 3)? = error else { return #expect(Bool(false), "\(String(describing: error))") }
      #expect(try folder.read("x") == "x\nx\n")
    }

    @Test func whatABuilderSaidIsTold() throws {
      var command = shell("echo out; echo why >&2; exit 3")
      command.images = ["dev"]
      let runner = Runner(environment: ["PATH": "/usr/bin:/bin"])
      let words = ShellText.of(command)
      let silent = StepProblem.buildFailed(images: ["dev"], command: words, exitCode: 3, said: "")
      #expect(throws: silent) { try runner.run([.run(command)]) }
      command.retriesOn = "another sign"
      #expect(throws: silent.saying("why\n")) { try runner.run([.run(command)]) }
    }

    @Test func aFolderThatTakesNoTemporaryFileIsNamed() throws {
      let runner = Runner(environment: ["PATH": "/usr/bin:/bin", "TMPDIR": "/proc/none"])
      let problem = StepProblem.noTemporaryFile(folder: "/proc/none", reason: "no such file or directory")
      let command = Command("cat", [], input: .text("x"))
      for step in [Step.run(command), .retrying(Command("true", []))] {
        #expect(throws: problem) { try runner.run([step]) }
      }
    }

    @Test func stopsAtTheFirstFailure() throws {
      let folder = try TemporaryFolder()
      let runner = Runner(environment: ProcessEnvironment.current)
      #expect(throws: StepProblem.failed(command: "false", exitCode: 1)) {
        try runner.run([.run(Command("false", [])), .run(Command("touch", [folder.path + "/never"]))])
      }
      #expect(!FileReader.exists(folder.path + "/never"))
    }

    @Test func whatIsForTheEndIsDoneLastInFirstOutHoweverItEnds() throws {
      let folder = try TemporaryFolder()
      let note = { (text: String) in shell("echo \(text) >>'\(folder.path)/story'") }
      let runner = Runner(environment: ProcessEnvironment.current)
      let steps: [Step] = [
        .run(note("a")), .later(note("undo-a"), .always), .run(note("b")), .later(note("undo-b"), .always),
        .later(Command("no-such-program", []), .always), .later(shell("exit 3"), .always),
        .run(Command("false", [])),
        .later(note("never"), .always),
      ]
      #expect(throws: StepProblem.failed(command: "false", exitCode: 1)) { try runner.run(steps) }
      #expect(folder.shell("xargs <story")?.text == "a b undo-b undo-a")
    }

    @Test func childrenInheritNothingButTheirThreeFiles() throws {
      let folder = try TemporaryFolder()
      let runner = Runner(environment: ProcessEnvironment.current)
      let list = "cd '\(folder.path)'; ls /proc/self/fd | wc -l"
      let pipeline = [shell("\(list) > first"), shell("\(list) > second"), shell("\(list) > third")]
      try runner.run([
        .run(shell("\(list) > alone")), .pipe(Pipeline(pipeline)),
      ])
      #expect(folder.shell("cat alone first second third | sort -u | wc -l")?.text == "1")
    }

    @Test func aProbeDoesNotWaitForWhatAProgramLeftBehind() {
      let answer = Probe.ask(shell("sleep 300 & echo done"), environment: ProcessEnvironment.current)
      #expect(answer?.text == "done")
      #expect(answer?.exitCode == 0)
    }

    @Test func childrenGetTheEnvironmentByteForByte() throws {
      let folder = try TemporaryFolder()
      let bytes: [UInt8] = Array("caf".utf8) + [0xE9]
      (bytes + [0]).withUnsafeBufferPointer { value in
        value.withMemoryRebound(to: CChar.self) {
          if let start = $0.baseAddress { setenv("ORBYTER_TEST_BYTES", start, 1) }
        }
      }
      defer { unsetenv("ORBYTER_TEST_BYTES") }
      let print = "printf %s \"$ORBYTER_TEST_BYTES\" > '\(folder.path)/bytes'"
      try Runner(environment: ProcessEnvironment.current).run([.run(shell(print))])
      #expect(try FileReader.read(folder.path + "/bytes", limit: 100) == bytes)
    }
  }
}
