import Glibc
import Testing

extension Integration {
  /// A shell in a container, at a terminal with somebody who types.
  @Suite struct TerminalTests {
    private static let prompt = "/ # "

    @Test(arguments: Store.anyway) func aShellAsAtHome(_ store: Store) throws {
      let fixture = try Fixture(store)
      let terminal = try fixture.terminal("run-image", "box")
      try terminal.expect(Self.prompt)

      terminal.type("echo sum=$((1 + 1))\r")
      try terminal.expect("sum=2")
      try terminal.expect(Self.prompt)

      // Backspace, then to the line's front, then the line before.
      terminal.type("cho n=$((3 + 3))xx\u{7F}\u{7F}\u{1}e\r")
      try terminal.expect("n=6\r\n")
      try terminal.expect(Self.prompt)
      terminal.type("\u{1B}[A\r")
      try terminal.expect("n=6\r\n")
      try terminal.expect(Self.prompt)

      // Ctrl-C ends the command, not the shell.
      terminal.type("sleep 1000; echo never=$?\r")
      try terminal.expect("\r\n")
      try waitUntilSleeping(fixture)
      terminal.type("\u{3}")
      try terminal.expect(Self.prompt)
      terminal.type("echo code=$?\r")
      try terminal.expect("code=130")
      try terminal.expect(Self.prompt)

      // Ctrl-Z stops it in there; what we started goes on.
      terminal.type("sleep 1000\r")
      try terminal.expect("\r\n")
      try waitUntilSleeping(fixture)
      terminal.type("\u{1A}")
      try terminal.expect("Stopped")
      try terminal.expect(Self.prompt)
      let end = "kill -9 %1; until jobs >/tmp/jobs; grep -q Killed /tmp/jobs; do :; done"
      terminal.type("\(end); echo jobs=$((5 + 5))\r")
      try terminal.expect("jobs=10")
      try terminal.expect(Self.prompt)

      terminal.type("exit 3\r")
      #expect(try terminal.end().exitCode == 3)
    }

    private func waitUntilSleeping(_ fixture: Fixture) throws {
      let sleeps = try Deadline().reaches {
        let container = try fixture.engine.docker("ps", "-q").lines.first ?? ""
        return try fixture.engine.docker("exec", container, "pidof", "sleep").exitCode == 0
      }
      try #require(sleeps)
    }

    @Test(arguments: Store.anyway) func theSizeIsTheTerminals(_ store: Store) throws {
      let fixture = try Fixture(store)
      let invocation = try fixture.invocation(["run-image", "box"])
      let terminal = try Terminal(invocation, columns: 91, rows: 33)
      try terminal.expect(Self.prompt)
      let until = { (size: String) in
        "until test \"$(stty size)\" = '\(size)'; do sleep 0.1; done; echo seen=$((7 + 7))\r"
      }
      terminal.type(until("33 91"))
      try terminal.expect("seen=14")
      terminal.resize(columns: 123, rows: 47)
      terminal.type(until("47 123"))
      try terminal.expect("seen=14")
      terminal.type("exit\r")
      #expect(try terminal.end().exitCode == 0)
    }

    @Test(arguments: Store.anyway) func ctrlCEndsAProgramAlone(_ store: Store) throws {
      let fixture = try Fixture(store, config: "cmd = [\"sh\", \"-c\", \"echo begun; exec sleep 1000\"]\n")
      let terminal = try fixture.terminal("run-image", "box")
      try terminal.expect("begun")
      try waitUntilSleeping(fixture)
      terminal.type("\u{3}")
      #expect(try terminal.end().exitCode == 130)
    }

    @Test(arguments: Store.anyway) func aTerminalOnlyWhereItIsWanted(_ store: Store) throws {
      let fixture = try Fixture(store, config: "interactive = no\n")
      let terminal = try fixture.terminal("run-image", "box", "-c", "sh -c 'tty; readlink /proc/self/fd/0'")
      let end = try terminal.end()
      #expect(end.exitCode == 0)
      #expect(end.shown.contains("not a tty"), "\(end)")
      #expect(end.shown.contains("/dev/null"), "\(end)")
    }

    /// A hang-up, as from an ssh connection that breaks: nothing of it stays behind.
    @Test(arguments: Store.anyway) func theTerminalIsTakenAway(_ store: Store) throws {
      let fixture = try Fixture(store)
      let terminal = try fixture.terminal("run-image", "box")
      try terminal.expect(Self.prompt)
      terminal.hangUp()
      #expect(try terminal.end().exitCode != 0)
      let isGone = try Deadline().reaches {
        try fixture.engine.docker("ps", "-q").output.isEmpty
      }
      #expect(isGone)
    }
  }
}
