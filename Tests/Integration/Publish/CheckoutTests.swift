import Testing

extension Integration {
  /// What becomes a version is what this checkout makes: the engine may have something else.
  @Suite struct CheckoutTests {
    private static let stages = """
      FROM orbyter-test-busybox:1 AS development
      RUN echo development >/track
      FROM orbyter-test-busybox:1 AS production
      RUN echo production >/track

      """

    /// Of a flag that bake has no key for, too.
    private func fixture() throws -> Fixture {
      let config = "[dev]\ntarget = development\nbuild_args = --add-host=db:10.0.0.1\n"
      let fixture = try Fixture(.classic, config: config + "[dev@production]\ntarget = production\n")
      fixture.enter = fixture.engine.enterNetwork
      fixture.environment["IMAGE_REPOSITORY"] = "\(try Registry.open(.classic).host)/\(fixture.name)-lab"
      try fixture.write(".gitignore", "/.*\n")
      try fixture.image("dev", Self.stages + "RUN echo \(fixture.name) >/name\n")
      try fixture.write("docker/dev/VERSION", "1.0.0\n")
      return fixture
    }

    /// Before the first push, with the line that makes the right one.
    private func refuses(_ fixture: Fixture, _ words: [String], _ expected: String, _ line: String) throws {
      let run = try fixture.invocation(["publish-image"] + words).run()
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(run.error.contains(expected) && run.error.hasSuffix(": \(line)\n"), "\(run)")
      #expect(try !fixture.engine.has(fixture.published("dev") + ":1.0.0"), "it was tagged for a push")
      let dry = try fixture.invocation(["publish-image", "--dry-run"] + words).run()
      #expect(dry.exitCode == 1 && dry.error == run.error, "\(dry)")
    }

    @Test func onlyThatBecomesAVersion() throws {
      let fixture = try fixture()
      let line = "build-image --environment production dev"
      // No git yet: what run.cfg says must do.
      try fixture.succeed("build-image", "dev")
      try refuses(fixture, ["dev"], "is not what run.cfg makes of it here", line)
      try fixture.git("init", "-q")
      try fixture.git("add", ".")
      try fixture.git("commit", "-qm", "x")
      try fixture.succeed("build-image", "dev")
      try refuses(fixture, ["dev"], "is not what run.cfg makes of it here", line)

      try fixture.succeed("build-image", "--environment", "production", "dev")
      try fixture.image("dev", Self.stages + "RUN echo \(fixture.name) fixed >/name\n")
      try refuses(fixture, ["all"], "'dev' has uncommitted changes here", line)
      try fixture.git("commit", "-qam", "fixed")
      try refuses(fixture, ["dev"], "\(fixture.reference("dev")) was built from ", line)

      // None of ours, under a name that somebody gives it.
      let other = "\(fixture.name)-other"
      try fixture.engine.docker("tag", "orbyter-test-busybox:1", "\(other):2")
      try refuses(
        fixture, ["-i", other, "-t", "2", "dev"], "\(other):2 does not say what it was made of",
        "build-image --environment production -i \(other) -t 2 dev")
      try fixture.succeed("build-image", "--environment", "production", "-i", other, "-t", "2", "dev")
      let first = try fixture.succeed("publish-image", "-i", other, "-t", "2", "dev")
      #expect(
        try fixture.engine.ask(["run", "--rm", fixture.published("dev") + ":1.0.0", "cat", "/track", "/name"])
          .lines == ["production", "\(fixture.name) fixed"])

      try fixture.succeed("build-image", "--environment", "production", "dev")
      let again = try fixture.succeed("publish-image", "dev")
      #expect(again.output == first.output && again.error.contains("is published already"), "\(again)")
      #expect(try fixture.run("publish-image", "--verify", "dev").exitCode == 0)
      // Another clone, without the history: git can't tell there of which commit an image is.
      let clone = Invocation(
        [
          "sh", "-ec",
          "git commit -q --allow-empty -m y; git clone -q --depth 1 \"file://$PWD\" .clone; cd .clone; exec \"$@\"",
          "sh",
        ] + fixture.enter + [try Lab.executable("publish-image"), "dev"],
        environment: fixture.environment.merging(
          [
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@b",
          ]
        ) { $1 }, folder: fixture.folder)
      let shallow = try clone.run()
      #expect(shallow.exitCode == 1 && shallow.error.contains("run git fetch --unshallow"), "\(shallow)")
      // A name that moves is pushed as it is.
      try fixture.write(
        "run.cfg", fixture.read("run.cfg") + "publication_tag = \(fixture.published("dev")):nightly\n")
      try fixture.succeed("build-image", "dev")
      try fixture.succeed("publish-image", "--environment", "production", "dev")
    }

    /// Built on its published parent, or on the one that is there, it is the same as on one built with it.
    @Test func onAParentThatIsNotBuiltWithIt() throws {
      let fixture = try fixture()
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) >/base\n")
      try fixture.image("dev", "FROM base\nRUN cat /base >/name\n")
      try fixture.write("run.cfg", "[project]\nname = \(fixture.name)\n")
      try fixture.write("docker/base/VERSION", "1.0.0\n")
      try fixture.git("init", "-q")
      try fixture.git("add", ".")
      try fixture.git("commit", "-qm", "x")
      try fixture.succeed("build-image", "base")
      try fixture.succeed("publish-image", "base")
      try fixture.succeed("build-image", "--parents", "published", "dev")
      try fixture.succeed("publish-image", "dev")
      try fixture.succeed("build-image", "--only", "dev")
      #expect(try fixture.succeed("publish-image", "dev").error.contains("is published already"))

      // The parent has changed, and the child stands on the old one.
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) fixed >/base\n")
      try fixture.git("commit", "-qam", "fixed")
      try fixture.write("docker/dev/VERSION", "1.1.0\n")
      try fixture.git("commit", "-qam", "raised")
      try fixture.succeed("build-image", "--only", "dev")
      let refused = try fixture.run("publish-image", "dev")
      #expect(
        refused.exitCode == 1 && refused.error.hasSuffix("build it again: build-image dev\n"), "\(refused)")
    }

    /// A file that only its owner may read is in the image as it is; one that git passes over is in no other clone.
    @Test func whatGitDoesNotSay() throws {
      let fixture = try fixture()
      let line = "build-image --environment production dev"
      try fixture.image("dev", Self.stages + "COPY data /data\n")
      try fixture.write("data/x", fixture.name)
      try fixture.write(".gitignore", "/.*\n*.tmp\n")
      try fixture.git("init", "-q")
      try fixture.git("add", ".")
      try fixture.git("commit", "-qm", "x")
      let run = { (words: [String]) in
        let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
        try #require(run.exitCode == 0, "\(run)")
      }
      try run(["chmod", "600", "data/x"])
      try fixture.succeed("build-image", "--environment", "production", "dev")
      try refuses(fixture, ["dev"], "data/x: mode 0600, git has 0644; chmod go+r data/x", line)

      try run(["chmod", "664", "data/x"])
      try fixture.write("data/y.tmp", "x")
      try fixture.succeed("build-image", "--environment", "production", "dev")
      let cure = "data/y.tmp: in no commit; to keep it out of the image: echo /data/y.tmp >>.dockerignore"
      try refuses(fixture, ["dev"], cure, line)

      // Built before it came.
      try run(["rm", "data/y.tmp"])
      try fixture.succeed("build-image", "--environment", "production", "dev")
      try fixture.write("data/y.tmp", "x")
      try refuses(fixture, ["dev"], cure, line)
      try run(["rm", "data/y.tmp"])
      try fixture.succeed("publish-image", "dev")
    }

    /// A filter that is not installed, or no git at all: whether a change is committed, nobody knows then.
    @Test func whereGitCanNotTell() throws {
      let fixture = try fixture()
      try fixture.git("init", "-q")
      try fixture.write(".gitattributes", "docker/dev/data filter=x\n")
      try fixture.write("docker/dev/data", "1")
      try fixture.git("add", ".")
      try fixture.git("commit", "-qm", "x")
      for setting in ["clean", "smudge"] {
        try fixture.git("config", "filter.x.\(setting)", "no-such-program")
      }
      try fixture.git("config", "filter.x.required", "true")
      try fixture.write("docker/dev/data", "2")
      let build = try fixture.succeed("build-image", "--environment", "production", "dev")
      #expect(build.error.contains("git can't tell what is committed here"), "\(build)")
      let run = try fixture.run("publish-image", "dev")
      #expect(run.exitCode == 1 && run.error.contains("uncommitted changes"), "\(run)")
    }
  }
}
