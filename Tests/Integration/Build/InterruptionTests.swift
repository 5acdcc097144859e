import Testing

import Glibc

extension Integration {
  /// However a build is ended: what was there before is there again, and nothing goes on.
  @Suite struct InterruptionTests {
    struct Case: CustomTestStringConvertible, Sendable {
      let way: Way
      let number: Int32
      var testDescription: String { "\(way.testDescription), signal \(number)" }
    }

    private static let signals = Lab.variable("ORBYTER_ALL") == nil ? [SIGINT] : [SIGINT, SIGTERM]
    static let cases = Way.all.flatMap { way in signals.map { Case(way: way, number: $0) } }

    @Test(arguments: cases) func theOldImageIsPutBack(_ test: Case) throws {
      let (way, number) = (test.way, test.number)
      let sleep = "sleep 2\(Unique.number()).\(getpid())"
      let fixture = try Fixture(way.store)
      let parent = fixture.reference("base")
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo old >/base\n")
      try fixture.image("dev", "FROM \(parent)\nRUN echo d >/dev-file\n")
      try fixture.build(way.client, "dev")
      let before = try [parent, fixture.reference("dev")].map(fixture.id)
      // The parent is done and tagged when the signal comes.
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo new >/base\n")
      try fixture.image("dev", "FROM \(parent)\nRUN \(sleep)\n")
      let isRunning = { try fixture.engine.inItsNetwork(["pgrep", "-xf", sleep]).exitCode == 0 }
      let build = try fixture.invocation(way.client, ["build-image", "dev"]).run { process in
        let isThere = try way.client == .buildx || fixture.id(parent) != before[0]
        guard try isThere && isRunning() else { return }
        kill(process, number)
      }
      #expect(build.exitCode == 128 + number, "\(build)")
      #expect(try [parent, fixture.reference("dev")].map(fixture.id) == before)
      #expect(try fixture.journal().isEmpty)
      #expect(try Deadline().reaches { try !isRunning() }, "the step still runs")
    }

    @Test func aScriptEndsWithItsChildren() throws {
      let sleep = "sleep 3\(Unique.number()).\(getpid())"
      let fixture = try Fixture(.classic, config: "[dev]\npre_build_script = (\(sleep); true) | cat\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\n")
      let isRunning = {
        try Invocation(["pgrep", "-xf", sleep], environment: fixture.environment).run().exitCode == 0
      }
      let build = try fixture.invocation(["build-image", "dev"]).run { process in
        if try isRunning() { kill(process, SIGTERM) }
      }
      #expect(build.exitCode == 128 + SIGTERM, "\(build)")
      #expect(try Deadline().reaches { try !isRunning() })
    }

    @Test func theTerminalsCtrlCEndsAScript() throws {
      let sleep = "sleep 4\(Unique.number()).\(getpid())"
      let fixture = try Fixture(
        .classic, config: "[dev]\npre_build_script = echo it starts; (\(sleep); true) | cat\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\n")
      let terminal = try fixture.terminal("build-image", "dev")
      try terminal.expect("it starts")
      let isSleeping = {
        try Invocation(["pgrep", "-xf", sleep], environment: fixture.environment).run().exitCode == 0
      }
      #expect(try Deadline().reaches(isSleeping))
      terminal.type("\u{3}")
      #expect(try terminal.end().exitCode == 128 + SIGINT)
      let left = try Invocation(["pgrep", "-xf", sleep], environment: fixture.environment).run()
      #expect(left.exitCode != 0)
    }

    /// Also where a shell takes it for the program that it is about to become.
    @Test func theTerminalsCtrlCIsNotLost() throws {
      let sleep = "sleep 5\(Unique.number()).\(getpid())"
      let script = "trap : INT; echo it starts; while [ ! -e go ]; do sleep 0.05; done; exec \(sleep)"
      let fixture = try Fixture(.classic, config: "[dev]\npre_build_script = \(script)\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\n")
      let terminal = try fixture.terminal("build-image", "dev")
      try terminal.expect("it starts")
      terminal.type("\u{3}")
      try terminal.expect("^C")
      try fixture.write("go", "")
      #expect(try terminal.end().exitCode == 128 + SIGINT)
    }

    @Test func theTerminalsCtrlCComesAtAnyMoment() throws {
      let sleep = "sleep 6\(Unique.number()).\(getpid())"
      let fixture = try Fixture(
        .classic, config: "[dev]\npre_build_script = echo it starts; (\(sleep); true) | cat\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\n")
      for delay in Int32(0)..<60 {
        let terminal = try fixture.terminal("build-image", "dev")
        if delay < 40 { Spawn.pause(milliseconds: delay * 2) } else { try terminal.expect("it starts") }
        terminal.type("\u{3}")
        #expect(try terminal.end().exitCode == 128 + SIGINT, "after \(delay)")
      }
      #expect(try Invocation(["pgrep", "-xf", sleep], environment: fixture.environment).run().exitCode != 0)
    }
  }
}
