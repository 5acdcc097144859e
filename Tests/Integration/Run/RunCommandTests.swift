import Glibc
import Testing

extension Integration {
  /// What runs in the container, under which name, and how it ends.
  @Suite struct RunCommandTests {
    @Test(
      arguments: [
        // words, as POSIX splits them
        ("cmd = echo a  'b  c' \"d\"", [], "a b  c d"),
        ("cmd = echo {user} $$HOME", [], "tester $HOME"),
        // a JSON array: each element is one word
        ("cmd = [\"echo\", \"a  b\", \"{user}\", \"{{.ID}}\"]", [], "a  b tester {{.ID}}"),
        ("cmd = [\"sh\", \"-c\", \"echo $$0 $$#\", \"x\", \"y z\"]", [], "x 1"),
        // the command line's wins
        ("cmd = false", ["-c", "echo 'a  b' c"], "a  b c"),
        ("cmd = false", ["-c", "[\"echo\", \"a  b\"]"], "a  b"),
      ], Store.anyway)
    func commandForms(_ form: (keys: String, options: [String], output: String), _ store: Store) throws {
      let fixture = try Fixture(store, config: form.keys + "\n")
      let run = try fixture.invocation(["run-image"] + form.options + ["box"]).run()
      #expect(run.output == form.output + "\n", "\(run)")
      #expect(run.exitCode == 0)
    }

    @Test(arguments: Store.anyway) func wordsBehindTheDashesAreVerbatim(_ store: Store) throws {
      let fixture = try Fixture(store, config: "cmd = false\n")
      let run = try fixture.run("run-image", "box", "--", "echo", "{user}", "$HOME", "a  b", "--", "-x")
      #expect(run.output == "{user} $HOME a  b -- -x\n")
    }

    @Test(arguments: Store.anyway) func standardInputReachesIt(_ store: Store) throws {
      let fixture = try Fixture(store)
      var run = try fixture.invocation(["run-image", "box", "--", "wc", "-c"])
      run.input = "12345"
      let count = try run.run()
      #expect(count.output == "5\n", "\(count)")
    }

    @Test(arguments: Store.anyway) func outputAndErrorStayApart(_ store: Store) throws {
      let fixture = try Fixture(store)
      let run = try fixture.run("run-image", "box", "--", "sh", "-c", "echo out; echo err >&2")
      #expect(run.output == "out\n")
      #expect(run.error == "err\n")
    }

    @Test(arguments: Store.anyway) func aShellWhateverItStarts(_ store: Store) throws {
      let fixture = try Fixture(store, config: "cmd = false\n")
      var run = try fixture.invocation(["run-image", "--shell", "box"])
      run.input = "echo $((40 + 2)); exit 5\n"
      let shell = try run.run()
      #expect(shell.output == "42\n")
      #expect(shell.exitCode == 5)
    }

    @Test(
      arguments: [
        (0, "exit 0"), (7, "exit 7"), (130, "kill -INT $$"), (137, "kill -KILL $$"), (143, "kill -TERM $$"),
      ], Store.anyway)
    func theExitCodeIsTheCommands(_ end: (code: Int32, script: String), _ store: Store) throws {
      let fixture = try Fixture(store)
      #expect(try fixture.run("run-image", "box", "--", "sh", "-c", end.script).exitCode == end.code)
    }

    @Test(
      arguments: [
        (125, "args = --no-such-flag=1", "true"), (125, "network = no-such-network", "true"),
        (126, "", "/etc/passwd"), (127, "", "no-such-command"),
      ], Store.anyway)
    func dockersOwnExitCodes(_ end: (code: Int32, keys: String, command: String), _ store: Store) throws {
      let fixture = try Fixture(store, config: end.keys + "\n")
      let run = try fixture.run("run-image", "box", "--", end.command)
      #expect(run.exitCode == end.code, "\(run)")
      #expect(!run.error.isEmpty, "it says why")
    }

    @Test(arguments: Store.anyway) func aSignalReachesTheCommand(_ store: Store) throws {
      let fixture = try Fixture(store)
      let script = "trap 'echo told; exit 9' TERM; touch /ready; while :; do sleep 0.1; done"
      var isTold = false
      let run = try fixture.invocation(["run-image", "box", "--", "sh", "-c", script]).run { process in
        if isTold { return }
        guard let container = try fixture.engine.docker("ps", "-q").lines.first else { return }
        guard try fixture.engine.docker("exec", container, "ls", "/ready").exitCode == 0 else { return }
        kill(process, SIGTERM)
        isTold = true
      }
      #expect(run.output == "told\n", "\(run)")
      #expect(run.exitCode == 9)
    }

    @Test(arguments: Store.anyway) func detachedAndKept(_ store: Store) throws {
      let fixture = try Fixture(store)
      var run = try fixture.run("run-image", "-k", "box", "--", "sh", "-c", "echo kept; exit 4")
      let container = try #require(run.lines.first, "its ID is the result")
      let docker = fixture.engine
      #expect(try docker.docker("wait", container).output == "4\n")
      #expect(try docker.docker("logs", container).output == "kept\n")
      #expect(try docker.docker("container", "inspect", container).exitCode == 0, "it is still there")
      // A busy machine may need more than the second after which it is looked at.
      let isSeen = try Deadline().reaches {
        if run.exitCode != 4 {
          run = try fixture.run("run-image", "-k", "box", "--", "sh", "-c", "echo kept; exit 4")
        }
        return run.exitCode == 4
      }
      #expect(isSeen && run.error.contains("kept\nrun-image: tester_box_"), "\(run)")
      #expect(run.error.contains(" ended at once with exit code 4; what it printed last is above"), "\(run)")
    }

    @Test(arguments: Store.anyway) func nothingIsKeptUnlessAskedFor(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.succeed("run-image", "box", "--", "true")
      #expect(try fixture.engine.docker("ps", "-aq").output.isEmpty)
    }

    @Test(arguments: Store.anyway) func names(_ store: Store) throws {
      let fixture = try Fixture(store, config: "[run_image]\nsynthetic_images = other\n[other]\nname = box\n")
      for image in ["box", "other"] { try fixture.succeed("run-image", "-k", image, "--", "sleep", "100") }
      let names = try fixture.engine.docker("ps", "--format", "{{.Names}}").lines
      #expect(names.count == 2)
      for image in ["box", "other"] {
        #expect(names.contains { $0.hasPrefix("tester_\(image)_") }, "\(names)")
      }
      try fixture.succeed("run-image", "-k", "-a", "--name \(fixture.name)-mine", "box", "--", "sleep", "100")
      #expect(
        try fixture.engine.docker("ps", "--format", "{{.Names}}").lines.contains("\(fixture.name)-mine"))
    }

    @Test(arguments: Store.anyway) func nameAndTagKeysPickTheImage(_ store: Store) throws {
      let fixture = try Fixture(store, config: "[dev]\nname = lab\ntag = 2.0\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nCMD [\"echo\", \"its own\"]\n")
      #expect(try fixture.succeed("build-image", "dev").output == "\(fixture.name)-lab:2.0\n")
      #expect(try fixture.succeed("run-image", "dev").output == "its own\n")
      try fixture.succeed("build-image", "-t", "3.0", "dev")
      #expect(try fixture.succeed("run-image", "-t", "3.0", "dev").output == "its own\n")
    }
  }
}
