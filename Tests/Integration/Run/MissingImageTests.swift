import Testing

extension Integration {
  /// An image that is not there, or not meant to be run.
  @Suite struct MissingImageTests {
    private static let dockerfile = "FROM orbyter-test-busybox:1\nCMD [\"echo\", \"it runs\"]\n"

    @Test(arguments: Store.allCases) func isBuilt(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.image("dev", Self.dockerfile)
      let dry = try fixture.succeed("run-image", "--dry-run", "dev")
      #expect(dry.lines.first?.hasSuffix("build-image dev") == true, "\(dry)")
      #expect(dry.lines.count == 2)
      let parents = try fixture.succeed("run-image", "--dry-run", "--parents", "published:3", "dev")
      #expect(parents.lines.first?.hasSuffix("build-image --parents published:3 dev") == true, "\(parents)")
      let first = try fixture.succeed("run-image", "dev")
      #expect(first.output == "it runs\n", "what the build says is no part of the result")
      #expect(first.error.contains("\(fixture.name)-dev:tester"))
      let second = try fixture.succeed("run-image", "dev")
      #expect(second.output == "it runs\n")
      #expect(second.error.isEmpty, "it is there now: \(second)")

      try fixture.image("dev", Self.dockerfile.replacingWord("runs", by: "changed"))
      #expect(try fixture.succeed("run-image", "dev").output == "it runs\n")
      #expect(try fixture.succeed("run-image", "--build", "dev").output == "it changed\n")

      let tagged = try fixture.run("run-image", "-t", "9", "dev")
      #expect(tagged.exitCode == 1)
      #expect(tagged.error.contains("\(fixture.name)-dev:9 is not here, and -t builds nothing"), "\(tagged)")
      #expect(try !fixture.engine.has("\(fixture.name)-dev:9"))
      #expect(try fixture.succeed("run-image", "--build", "-t", "9", "dev").output == "it changed\n")
      #expect(try fixture.succeed("run-image", "-t", "9", "dev").output == "it changed\n")
    }

    /// The engine is asked itself: a client of docker's that answers nothing makes no difference.
    @Test(arguments: Store.allCases) func isKnownWithoutTheClient(_ store: Store) throws {
      let fixture = try Fixture(store, config: "[DEFAULT]\nuser = host\n")
      try fixture.image("dev", Self.dockerfile)
      let link = ["sh", "-ec", "mkdir -p \"$1\"; ln -s \"$(readlink -f /bin/false)\" \"$1/docker\"", "sh"]
      let bin = "\(fixture.folder)/.home/bin"
      let made = try Invocation(link + [bin], environment: fixture.environment).run()
      try #require(made.exitCode == 0, "\(made)")
      let path = fixture.environment["PATH"]
      fixture.environment["PATH"] = "\(bin):\(path ?? "")"
      let dry = try fixture.run("run-image", "--dry-run", "dev")
      let gpu = try fixture.run("run-image", "--dry-run", "-g", "box")
      fixture.environment["PATH"] = path
      #expect(dry.lines.first?.hasSuffix("build-image dev") == true, "it is not there: \(dry)")
      #expect(gpu.output.contains("--runtime=nvidia"), "the engine has that runtime: \(gpu)")
    }

    /// Two clones with one project name have one name for their images.
    @Test func ofAnotherClone() throws {
      let fixture = try Fixture(.classic)
      let clone = try Fixture(.classic)
      try clone.write("run.cfg", fixture.read("run.cfg"))
      for (one, text) in [(fixture, "first"), (clone, "second")] {
        try one.image("dev", Self.dockerfile + "# \(text)\n")
        let script =
          "git init -q && git add docker && git -c user.name=a -c user.email=a@b commit -qm \(text)"
        let made = try Invocation(["sh", "-ec", script], environment: one.environment, folder: one.folder)
          .run()
        try #require(made.exitCode == 0, "\(made)")
      }
      #expect(try !fixture.succeed("run-image", "dev").error.contains("history"))
      #expect(try !fixture.succeed("run-image", "dev").error.contains("history"), "it is this one's own")
      let other = try clone.succeed("run-image", "dev")
      #expect(other.output == "it runs\n")
      #expect(
        other.error.contains("another clone or branch built it; from here: run-image --build dev"), "\(other)"
      )
      _ = try clone.succeed("run-image", "--build", "dev")
      #expect(try !clone.succeed("run-image", "dev").error.contains("history"))
    }

    @Test func thatDoesNotBuildIsNotRun() throws {
      let fixture = try Fixture(.classic)
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN false\n")
      let run = try fixture.run("run-image", "dev", "--", "echo", "started")
      #expect(run.exitCode != 0)
      #expect(!run.output.contains("started"))
      #expect(try fixture.engine.docker("ps", "-aq").output.isEmpty)
    }

    @Test func ofSomebodyElse() throws {
      let fixture = try Fixture(.classic, config: "[db]\nname = 127.0.0.1:1/nothing\ntag = 1\nprefix = no\n")
      let run = try fixture.run("run-image", "db")
      #expect(run.exitCode == 125)
      #expect(run.error.contains("127.0.0.1:1/nothing:1 is not here yet; docker pulls it."), "\(run)")
    }

    @Test func notMeantToBeRun() throws {
      let fixture = try Fixture(
        .classic,
        config:
          "[base]\ndirect = no\n[run_image]\nsynthetic_images = look\n[look]\nname = base\ndirect = yes\n")
      try fixture.image("base", Self.dockerfile)
      try fixture.image("dev", "FROM base\n")
      let run = try fixture.run("run-image", "base")
      #expect(run.exitCode == 2)
      #expect(run.error.contains("base is there to build on, not to run; run one of: dev, look"), "\(run)")
      #expect(try fixture.succeed("run-image", "look").output == "it runs\n")
      // Of the environment that was asked for.
      try fixture.write(
        "run.cfg",
        fixture.read("run.cfg") + "[dev@production]\nbuild_args = BASE=orbyter-test-busybox:1\n")
      try fixture.image("dev", "ARG BASE=base\nFROM $BASE\n")
      #expect(try fixture.run("run-image", "base").error.contains("run one of: dev, look"))
      let production = try fixture.run("run-image", "--environment", "production", "base")
      #expect(production.error.contains("run one of: look"), "\(production)")
    }
  }
}

extension String {
  fileprivate func replacingWord(_ word: String, by other: String) -> String {
    split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
  }
}
