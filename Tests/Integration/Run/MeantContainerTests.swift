import Glibc
import Testing

extension Integration {
  /// Containers that run, beside what somebody asks for now.
  @Suite struct MeantContainerTests {
    /// A container is one of its environment: neither stopped nor joined by those who speak of another.
    @Test func ofAnEnvironment() throws {
      let fixture = try Fixture(.classic, config: "cmd = sleep 1000\n[box@production]\nenvironment = A=1\n")
      let production = ["--environment", "production"]
      let inside = ["box", "--", "sh", "-c", "echo \"<$A>\""]
      try fixture.succeed("run-image", "-k", "box")
      try fixture.succeed(["run-image", "-k"] + production + ["box"])
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 2)
      #expect(try fixture.succeed(["run-image", "--exec"] + production + inside).output == "<1>\n")
      #expect(try fixture.succeed(["run-image", "--exec"] + inside).output == "<>\n")
      let all = try fixture.succeed("run-image", "--list").output
      #expect(all.contains("box@production  ") && all.contains("box  "), "\(all)")
      #expect(try fixture.succeed(["run-image", "--list"] + production).lines.count == 2)

      #expect(try fixture.succeed(["run-image", "--stop"] + production + ["box"]).lines.count == 1)
      #expect(try fixture.succeed(["run-image", "--exec"] + inside).output == "<>\n", "it still runs")
      let gone = try fixture.run(["run-image", "--exec"] + production + ["box", "--", "true"])
      #expect(gone.error.contains("run-image --exec --environment '' box"), "\(gone)")
    }

    /// What a name and run.cfg say now, and what runs: told by -k, and made anew by --restart.
    @Test(arguments: Store.allCases) func whatHasChangedMeanwhile(_ store: Store) throws {
      let fixture = try Fixture(store, config: "[dev]\ncmd = sleep 1000\n")
      let config = try fixture.read("run.cfg")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nENV V=1\n")
      let name = "\(fixture.name)-dev:tester"
      let running = { try fixture.engine.docker("ps", "--format", "{{.Names}}").lines }
      let value = {
        try fixture.succeed("run-image", "--exec", "dev", "--", "sh", "-c", "echo $V$A").output
      }
      try fixture.succeed("run-image", "-k", "dev")
      let first = try running()
      #expect(try fixture.run("run-image", "-k", "dev").error.contains("--restart starts it again"))
      #expect(try fixture.succeed("run-image", "--restart", "dev").lines == first, "nothing has changed")

      try fixture.image("dev", "FROM orbyter-test-busybox:1\nENV V=2\n")
      let built = try fixture.run("run-image", "-k", "--build", "dev")
      #expect(built.exitCode == 0)
      #expect(
        built.error.contains("from an older \(name); run-image --restart dev makes it anew"), "\(built)")
      #expect(try value() == "1\n")
      let dry = try fixture.succeed("run-image", "--dry-run", "--restart", "dev")
      #expect(dry.lines.first == "docker stop \(first[0])" && dry.lines.count == 3, "\(dry)")
      #expect(try running() == first)
      try fixture.succeed("run-image", "--restart", "dev")
      #expect(try value() == "2\n")
      #expect(try running().count == 1)
      #expect(
        try fixture.engine.docker("ps", "-aq").lines.count == 2, "somebody may have worked in the old one")

      try fixture.write("run.cfg", config + "environment = A=3\n")
      let told = try fixture.run("run-image", "-k", "dev")
      #expect(told.error.contains("with an older run.cfg; run-image --restart dev makes it anew"), "\(told)")
      try fixture.succeed("run-image", "--restart", "dev")
      #expect(try value() == "23\n")

      // What the command line said nobody knows any more.
      try fixture.succeed("run-image", "--stop", "dev")
      try fixture.succeed("run-image", "-k", "-e", "A=4", "dev")
      let last = try running()
      try fixture.write("run.cfg", config)
      let kept = try fixture.succeed("run-image", "--restart", "dev")
      #expect(kept.lines == last)
      #expect(kept.error.contains("starts as it was, with an older run.cfg; to make it anew: "), "\(kept)")
      #expect(try value() == "24\n")

      // A name of its own goes to the new one.
      try fixture.succeed("run-image", "--stop", "dev")
      try fixture.write("run.cfg", config + "args = --name \(fixture.name)-own\nrestart = always\n")
      try fixture.succeed("run-image", "-k", "dev")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nENV V=5\n")
      try fixture.succeed("build-image", "dev")
      try fixture.succeed("run-image", "--restart", "dev")
      #expect(try running() == ["\(fixture.name)-own"])
      #expect(try value() == "5\n")
    }

    /// A signal that comes when docker has made the new one: it goes, and the old one is back as it was.
    @Test func aSignalLeavesTheOldOne() throws {
      let fixture = try Fixture(.classic, config: "cmd = sleep 1000\n")
      let config = try fixture.read("run.cfg")
      let all = { try fixture.engine.docker("ps", "-a", "--format", "{{.ID}} {{.Names}} {{.State}}").lines }
      try fixture.write(
        ".home/bin/docker",
        """
        #!/bin/sh
        PATH=${PATH#*:}
        if [ "$1" = run ]; then docker "$@"; kill -TERM $PPID; exec sleep 300; fi
        exec docker "$@"

        """)
      _ = try Invocation(
        ["chmod", "755", "\(fixture.folder)/.home/bin/docker"], environment: fixture.environment
      ).run()
      let path = fixture.environment["PATH"] ?? ""
      let told = "\(fixture.folder)/.home/bin:\(path)"
      fixture.environment["PATH"] = told
      #expect(try fixture.run("run-image", "-k", "box").exitCode == 128 + SIGTERM)
      #expect(try all().isEmpty)

      fixture.environment["PATH"] = path
      try fixture.succeed("run-image", "-k", "box")
      let before = try all()
      try fixture.write("run.cfg", config + "environment = A=1\n")
      fixture.environment["PATH"] = told
      let restart = try fixture.run("run-image", "--restart", "box")
      #expect(restart.exitCode == 128 + SIGTERM, "\(restart)")
      #expect(try all() == before, "\(restart)")
    }

    /// A start that docker refuses, of a new one and in the place of an old one: nothing is lost, and nothing is left
    /// that could pass for a container.
    @Test func whatDockerRefuses() throws {
      let fixture = try Fixture(.classic)
      let config = try fixture.read("run.cfg")
      let all = {
        try fixture.engine.docker("ps", "-a", "--no-trunc", "--format", "{{.ID}} {{.Names}}").lines
      }
      let own = "cmd = sleep 1000\nargs = --name \(fixture.name)-own"
      let refused = " --network \(fixture.name)-nowhere\n"
      try fixture.write("run.cfg", config + own + refused)
      let first = try fixture.run("run-image", "-k", "box")
      #expect(first.exitCode == 125 && first.error.contains("nothing is left of it"), "\(first)")
      #expect(try all().isEmpty)

      try fixture.write("run.cfg", config + own + "\n")
      try fixture.succeed("run-image", "-k", "box")
      let before = try all()
      try fixture.write("run.cfg", config + own + refused)
      let second = try fixture.run("run-image", "--restart", "box")
      #expect(second.exitCode == 125, "\(second)")
      #expect(second.error.contains("nothing is left of it, and \(fixture.name)-own goes on"), "\(second)")
      #expect(!second.error.contains("docker rm"), "\(second)")
      #expect(try all() == before)
      #expect(try fixture.engine.docker("ps", "-q").lines.count == 1)

      // A name that another has: that one stays.
      try fixture.succeed("run-image", "--stop", "box")
      let other = try fixture.run(
        "run-image", "-k", "-a", "--name=\(fixture.name)-own", "box", "--", "sleep", "9")
      #expect(other.exitCode == 125, "\(other)")
      #expect(try all() == before)

      // What an older version left was never started, so nothing stands for it.
      try fixture.engine.docker("rm", "-f", "\(fixture.name)-own")
      let labels = ["folder=\(fixture.folder)", "image=box", "user=tester"].flatMap {
        ["--label", "orbyter.run.\($0)"]
      }
      let made = try fixture.engine.ask(["create"] + labels + ["orbyter-test-busybox:1", "true"])
      try #require(made.exitCode == 0, "\(made)")
      let restart = try fixture.run("run-image", "--restart", "box")
      #expect(restart.error.contains("no container of box runs here; start one"), "\(restart)")
    }
  }
}
