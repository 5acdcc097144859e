import Testing

extension Integration {
  @Suite struct BuildTests {
    private static let dockerfile = "FROM orbyter-test-busybox:1\nRUN echo hello >/greeting\n"

    @Test(arguments: Store.allCases) func buildsAndTags(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.image("dev", Self.dockerfile)
      let build = try fixture.succeed("build-image", "dev")
      let reference = "\(fixture.name)-dev:tester"
      #expect(build.output == reference + "\n", "the result, and only that, is on standard output")
      #expect(try fixture.engine.docker("run", "--rm", reference, "cat", "/greeting").output == "hello\n")
    }

    @Test(arguments: Store.allCases) func anUnchangedImageKeepsItsID(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.image("dev", Self.dockerfile)
      let id = {
        try fixture.engine.docker("image", "inspect", "-f", "{{.Id}}", "\(fixture.name)-dev:tester")
      }
      try fixture.succeed("build-image", "dev")
      let before = try id().output
      try fixture.succeed("build-image", "dev")
      #expect(try id().output == before)
    }

    @Test(arguments: Store.allCases) func takesNamesFromTheCommandLine(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.image("dev", Self.dockerfile)
      let name = "\(fixture.name)-other/x"
      let build = try fixture.succeed("build-image", "-i", name, "-t", "5.0.0", "dev")
      #expect(build.output == "\(name):5.0.0\n")
      #expect(try fixture.engine.has("\(name):5.0.0"))
      #expect(try !fixture.engine.has("\(fixture.name)-dev:tester"))
      try fixture.engine.docker("image", "rm", "\(name):5.0.0")
    }

    @Test(arguments: Store.allCases) func buildsParentsFirst(_ store: Store) throws {
      let fixture = try Fixture(store)
      // By its name the child would come first.
      try fixture.image("a-child", "FROM \(fixture.name)-parent:tester\nRUN cat /greeting >/copy\n")
      try fixture.image("b-grandchild", "FROM \(fixture.name)-a-child:tester\nRUN cat /copy >/last\n")
      try fixture.image("parent", Self.dockerfile)
      let build = try fixture.succeed("build-image", "b-grandchild")
      #expect(build.output == "\(fixture.name)-b-grandchild:tester\n")
      let run = try fixture.engine.docker(
        "run", "--rm", "\(fixture.name)-b-grandchild:tester", "cat", "/last")
      #expect(run.output == "hello\n")
    }

    @Test(arguments: Store.allCases) func theBuilderStageGetsATag(_ store: Store) throws {
      let fixture = try Fixture(store)
      let stages = """
        FROM orbyter-test-busybox:1 AS builder
        RUN echo built >/product && touch /only-in-the-builder
        FROM orbyter-test-busybox:1
        COPY --from=builder /product /product

        """
      try fixture.image("dev", stages)
      try fixture.succeed("build-image", "dev")
      let image = "\(fixture.name)-dev:tester"
      let builder = "\(fixture.name)-dev-builder:tester"
      let docker = fixture.engine
      #expect(try docker.docker("run", "--rm", builder, "ls", "/only-in-the-builder").exitCode == 0)
      #expect(try docker.docker("run", "--rm", image, "ls", "/only-in-the-builder").exitCode != 0)
      #expect(try docker.docker("run", "--rm", image, "cat", "/product").output == "built\n")
    }

    @Test(arguments: Store.allCases) func buildsAStageWithArguments(_ store: Store) throws {
      let config = "[dev]\nbuild_args = GREETING=$HOME\ntarget = middle\n"
      let fixture = try Fixture(store, config: config)
      let stages = """
        FROM orbyter-test-busybox:1 AS middle
        ARG GREETING
        RUN printf %s "$GREETING" >/greeting
        FROM orbyter-test-busybox:1
        RUN false

        """
      try fixture.image("dev", stages)
      try fixture.succeed("build-image", "dev")
      let run = try fixture.engine.docker("run", "--rm", "\(fixture.name)-dev:tester", "cat", "/greeting")
      #expect(run.output == "$HOME", "a dollar is an ordinary character there")
    }

    @Test(arguments: Store.allCases) func cleanRemovesWhatWasBuilt(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.image("base", "FROM orbyter-test-busybox:1 AS builder\nFROM builder\nRUN echo b >/b\n")
      try fixture.image("dev", "FROM \(fixture.name)-base:tester\nRUN echo d >/d\n")
      try fixture.succeed("build-image", "all")
      let own = { try fixture.engine.docker("image", "ls", "-q", "\(fixture.name)-*").lines }
      #expect(try own().count == 3)
      let clean = try fixture.succeed("build-image", "clean")
      let names = ["base", "base-builder", "dev"].map { "\(fixture.name)-\($0):tester" }
      #expect(clean.lines == names)
      #expect(try own().isEmpty)
      #expect(try fixture.engine.has(Engine.busybox), "what is not the project's stays")
      #expect(try fixture.succeed("build-image", "clean").output.isEmpty, "nothing to do is no failure")
    }

    @Test func aSilentEngineIsToldOnce() throws {
      let fixture = try Fixture(.classic)
      for name in ["one", "two"] { try fixture.image(name, Self.dockerfile) }
      let own = fixture.environment["DOCKER_HOST"]
      fixture.environment["DOCKER_HOST"] = "unix:///nowhere.sock"
      let clean = try fixture.run("build-image", "clean")
      fixture.environment["DOCKER_HOST"] = own
      #expect(clean.exitCode == 1)
      #expect(clean.error.hasPrefix("build-image: the engine does not answer: "), "\(clean)")
      #expect(clean.error.split(separator: "\n").count == 1, "\(clean)")
    }

    @Test(arguments: Store.allCases) func aFailingStepFails(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo the reason; exit 3\n")
      let build = try fixture.run("build-image", "dev")
      #expect(build.exitCode == 1)
      #expect(build.output.isEmpty)
      #expect(build.error.contains("the reason"))
      #expect(try !fixture.engine.has("\(fixture.name)-dev:tester"))
    }
  }
}
