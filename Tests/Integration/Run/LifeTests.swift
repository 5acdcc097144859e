import Glibc
import Testing

extension Integration {
  /// Containers in the background: found again by whoever started them, from where they did.
  @Suite struct LifeTests {
    private static let loop = ["sh", "-c", "echo ready; while :; do sleep 0.2; done"]

    private func start(_ fixture: Fixture, _ options: String...) throws -> Finished {
      try fixture.invocation(["run-image", "-k"] + options + ["box", "--"] + Self.loop).run()
    }

    @Test(arguments: Store.anyway) func fromStartToStop(_ store: Store) throws {
      let fixture = try Fixture(store)
      let nothing = try fixture.succeed("run-image", "--stop", "box")
      #expect(nothing.output.isEmpty && nothing.error.contains("there is nothing to stop"), "\(nothing)")
      #expect(try fixture.succeed("run-image", "--list", "-q", "box").output.isEmpty)
      let started = try start(fixture)
      try #require(started.exitCode == 0)

      let again = try fixture.run("run-image", "-k", "box")
      #expect(again.exitCode == 0)
      #expect(again.error.contains("is already running (Up"), "\(again)")
      #expect(again.output == started.output, "whoever asked for it goes on with it")
      #expect(try fixture.succeed("run-image", "--list", "-q", "box").output == started.output)
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 1)

      let list = try fixture.succeed("run-image", "--list")
      #expect(list.lines.count == 2)
      #expect(list.lines.last?.hasPrefix("box    tester_box_") == true, "\(list)")
      #expect(
        try fixture.succeed("run-image", "--list", "--json", "box").output.contains("\"running\": true"))

      #expect(
        try Deadline().reaches {
          try fixture.succeed("run-image", "--logs", "box").output == "ready\n"
        })
      #expect(try fixture.succeed("run-image", "--exec", "box", "--", "echo", "{user}").output == "{user}\n")
      #expect(try fixture.succeed("run-image", "--exec", "box", "-c", "echo {user}").output == "tester\n")
      #expect(try fixture.run("run-image", "--exec", "box", "--", "sh", "-c", "exit 7").exitCode == 7)

      let stop = try fixture.succeed("run-image", "--stop", "box")
      let name = stop.output
      #expect(
        name.hasPrefix("tester_box_") && stop.lines.count == 1 && stop.error.isEmpty, "said once: \(stop)")
      #expect(try fixture.engine.docker("ps", "-q").output.isEmpty)
      #expect(try fixture.engine.docker("ps", "-aq").lines.count == 1, "it is kept")
      let gone = try fixture.run("run-image", "--exec", "box", "--", "true")
      #expect(gone.error.contains("is kept; start it again: run-image --restart box"), "\(gone)")
      #expect(try fixture.succeed("run-image", "--restart", "box").output == name)
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 1)
    }

    @Test(arguments: Store.anyway) func aShellInItAndBesideIt(_ store: Store) throws {
      let fixture = try Fixture(store, config: "interactive = yes\n")
      let first = try fixture.terminal("run-image", "box")
      try first.expect("/ # ")
      let second = try fixture.terminal("run-image", "--exec", "box")
      try second.expect("/ # ")
      second.type("echo from=$((20 + 3)) >/shared\r")
      try second.expect("/ # ")
      first.type("cat /shared\r")
      try first.expect("from=23")
      second.type("exit 4\r")
      #expect(try second.end().exitCode == 4)

      let third = try fixture.terminal("run-image", "--attach", "box")
      try third.expect("Ctrl-P Ctrl-Q leaves it running")
      third.type("\recho joined=$((40 + 4))\r")
      try third.expect("joined=44")
      third.type("\u{10}\u{11}")
      _ = try third.end()
      first.type("exit 6\r")
      #expect(try first.end().exitCode == 6)
    }

    @Test(arguments: Store.anyway) func whoLeavesLeavesItRunning(_ store: Store) throws {
      let fixture = try Fixture(store)
      try #require(start(fixture).exitCode == 0)
      let terminal = try fixture.terminal("run-image", "--attach", "box")
      try terminal.expect("Ctrl-C, typed three times")
      Spawn.pause(milliseconds: 500)
      for _ in 1...3 {
        terminal.type("\u{3}")
        Spawn.pause(milliseconds: 200)
      }
      _ = try terminal.end()
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 1)
    }

    /// It would end at once without a terminal, and there would be nothing to join.
    @Test(arguments: Store.anyway) func aShellInTheBackground(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nCMD [\"sh\"]\n")
      try fixture.succeed("build-image", "dev")
      try fixture.succeed("run-image", "-k", "dev")
      let terminal = try fixture.terminal("run-image", "--attach", "dev")
      terminal.type("\recho joined=$((40 + 4))\r")
      try terminal.expect("joined=44")
      terminal.type("\u{10}\u{11}")
      _ = try terminal.end()
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 1)
      let stop = Deadline(seconds: 8)
      try fixture.succeed("run-image", "--stop", "dev")
      #expect(!stop.hasPassed, "docker waits ten seconds for a program that passes over its signal")
    }

    /// Neither another person's container nor another clone's is taken for one's own.
    @Test(arguments: Store.anyway) func twoPeopleAndTwoClones(_ store: Store) throws {
      let fixture = try Fixture(store)
      let clone = try Fixture(store)
      try clone.write("run.cfg", fixture.read("run.cfg"))
      try #require(start(fixture).exitCode == 0)
      try #require(start(clone).exitCode == 0)
      let own = fixture.environment
      fixture.environment.merge(["USER": "bob", "LOGNAME": "bob"]) { $1 }
      try #require(start(fixture).exitCode == 0)
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 3)
      #expect(try fixture.succeed("run-image", "--list").lines.count == 2)
      #expect(try fixture.succeed("run-image", "--stop", "box").output.hasPrefix("bob_box_"))
      fixture.environment = own
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 2)
      #expect(try fixture.succeed("run-image", "--stop", "box").output.hasPrefix("tester_box_"))
      #expect(try clone.succeed("run-image", "--list").lines.count == 2)
    }

    /// Of two that are typed at the same moment, the second is told of the first's.
    @Test func twoAtTheSameMoment() throws {
      let fixture = try Fixture(.classic, config: "cmd = sleep 1000\n")
      let script = "for n in 1 2 3; do \"$1\" -k box & done; wait"
      let words = ["bash", "-c", script, "bash", try Lab.executable("run-image")]
      let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 1, "\(run)")
      #expect(
        run.error.split(separator: "\n").filter { $0.contains("is already running (Up") }.count == 2, "\(run)"
      )
    }

    @Test(arguments: Store.anyway) func namesDoNotCollide(_ store: Store) throws {
      let fixture = try Fixture(store)
      // One after the other: `wait -n` may miss one that ended before it was asked.
      let script = """
        for n in 1 2 3 4 5 6; do "$1" box -- true & all+=($!); done
        for one in ${all[@]}; do wait $one || { echo "exit code $?" >&2; exit 1; }; done
        """
      let words = ["bash", "-c", script, "bash", try Lab.executable("run-image")]
      let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
      #expect(run.exitCode == 0, "\(run)")
    }

    @Test(arguments: Store.anyway) func aPortThatIsTaken(_ store: Store) throws {
      let fixture = try Fixture(store, config: "ports = 8765\n")
      let other = try Fixture(store, config: "ports = auto 8765\n")
      // The ports are in the engine's network, which is another one than this process's.
      fixture.enter = fixture.engine.enterNetwork
      other.enter = fixture.engine.enterNetwork
      try #require(start(fixture).exitCode == 0)
      let refused = try fixture.run("run-image", "box", "--", "true")
      #expect(refused.exitCode == 1)
      #expect(refused.error.contains("port 8765 is taken by container tester_box_"), "\(refused)")
      #expect(
        refused.error.contains("of tester; stop that, use another, or let one be picked: ports = auto …"))
      let next = try start(other)
      #expect(next.error.contains("it will answer at http://127.0.0.1:8766"), "\(next)")
      let ports = try fixture.engine.docker("ps", "--format", "{{.Ports}}").lines
      #expect(ports.contains("127.0.0.1:8766->8765/tcp"), "\(ports)")
    }

    @Test func aPortOfAProgram() throws {
      let fixture = try Fixture(.classic, config: "ports = 8767\n")
      fixture.enter = fixture.engine.enterNetwork
      let script =
        "busybox nc -l -p 8767 & until \"$1\" box -- true 2>&1 | grep taken; do sleep 0.3; done; kill %1"
      let words = fixture.enter + ["bash", "-c", script, "bash", try Lab.executable("run-image")]
      let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
      #expect(run.output.contains("port 8767 is taken by busybox (process "), "\(run)")
    }
  }
}
