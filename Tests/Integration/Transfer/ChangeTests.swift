import Testing

extension Integration {
  /// What of an image changed that its layers, or its own platform, do not tell.
  @Suite struct ChangeTests {
    private func ask(_ engine: Engine, _ form: String, _ name: String) throws -> String {
      try engine.docker("image", "inspect", "-f", form, name).output
    }

    private func build(_ recipe: String, _ name: String, on engine: Engine) throws {
      let words = ["docker", "build", "-q", "-t", name, "-"]
      let run = try Invocation(words, environment: engine.environment, input: recipe).run()
      try #require(run.exitCode == 0, "\(run)")
    }

    /// Its layers are the same all the time.
    @Test(arguments: DeltaTests.someWays) func whatAContainerStartsWith(_ way: (from: Store, to: Store))
      throws
    {
      let (there, server) = try DeltaTests.target(way)
      let journey = try Journey(way.from, to: there, server)
      let (here, name) = (journey.fixture.engine, "\(journey.name):9")
      let form = "{{json .RootFS.Layers}} {{json .Config.ExposedPorts}} {{json .Config.Volumes}}"
      var recipe = "FROM orbyter-test-busybox:1\n"
      for line in ["CMD ls\n", "EXPOSE 80\n", "VOLUME /data\nLABEL empty=\n"] {
        recipe += line
        try build(recipe, name, on: here)
        let run = try journey.send(9)
        #expect(!run.error.contains("is already on"), "\(line): \(run)")
        #expect(try ask(here, form, name) == ask(there, form, name), "\(line)")
      }
      #expect(try journey.send(9).error.contains("is already on far"))
      // Back, to where it has one port less.
      try build("FROM orbyter-test-busybox:1\nCMD ls\nVOLUME /data\nLABEL empty=\n", name, on: here)
      let fetch = ["transfer-image", "-F", server.config, "--from", "far", name]
      let back = try journey.fixture.succeed(fetch)
      #expect(!back.error.contains("is already on"), "\(back)")
      #expect(try ask(here, form, name) == ask(there, form, name))
      #expect(try journey.fixture.succeed(fetch).error.contains("is already on this machine"))
    }

    /// What an engine says of a container that somebody made an image of is no part of it.
    @Test func anImageOfAContainer() throws {
      let journey = try Journey(.classic, to: .containerd)
      let (here, name) = (journey.fixture.engine, "\(journey.name):9")
      let words = ["create", "-it", "--name", journey.name, "--stop-timeout", "0", Engine.busybox]
      defer { _ = try? here.docker("rm", journey.name) }
      #expect(try here.ask(words).exitCode == 0)
      #expect(try here.docker("commit", "-a", "ada", journey.name, name).exitCode == 0)
      try journey.send(9)
      #expect(try journey.send(9).error.contains("is already on far"))
    }

    /// An image for two platforms that are made of a file each; nothing runs while it is built.
    private func index(_ journey: Journey, on engine: Engine, other: String) throws {
      try journey.fixture.write("platforms/amd64", "one")
      try journey.fixture.write("platforms/arm64", other)
      let platforms = ["--platform", "linux/amd64,linux/arm64", "--provenance=false"]
      let words =
        ["docker", "build", "-q"] + platforms + ["-t", "\(journey.name):9", "-f", "-"]
        + ["\(journey.fixture.folder)/platforms"]
      let recipe = "FROM scratch\nARG TARGETARCH\nCOPY $TARGETARCH /file\n"
      let run = try Invocation(words, environment: engine.environment, input: recipe).run()
      try #require(run.exitCode == 0, "\(run)")
    }

    /// Both engines tell of the native one alone.
    @Test func anotherPlatformOfAnIndex() throws {
      let (there, server) = try DeltaTests.target((.containerd, .containerd))
      let journey = try Journey(.containerd, to: there, server)
      let (here, name) = (journey.fixture.engine, "\(journey.name):9")
      for other in ["two", "three"] {
        try index(journey, on: here, other: other)
        let run = try journey.send(9)
        #expect(!run.error.contains("is already on") && !run.error.contains("alone"), "\(run)")
        #expect(try ask(here, "{{.Id}}", name) == ask(there, "{{.Id}}", name))
        #expect(try journey.send(9).error.contains("is already on far"))
      }
    }

    /// To a classic store, from one that has both, by a bundle.
    @Test func oneOfTwoPlatforms() throws {
      let journey = try Journey(.containerd, to: .classic)
      let name = "\(journey.name):9"
      try index(journey, on: journey.fixture.engine, other: "two")
      let sent = try journey.send(9)
      let told = { (place: String) in
        "\(name): \(place) keeps only linux/amd64; its store can't keep linux/arm64 beside it\n"
      }
      #expect(sent.error.contains(told("far")), "\(sent)")
      let bundle = try journey.fixture.succeed("transfer-image", "--bundle", "b.tar", name)
      #expect(
        bundle.error.contains("store on the other machine keeps only linux/amd64, not linux/arm64"),
        "\(bundle)")

      let back = try Journey(.classic, to: .containerd)
      defer { _ = try? journey.fixture.engine.docker("image", "rm", "-f", name) }
      let words = ["transfer-image", "-F", back.server.config, "--from", "far", name]
      try journey.there.docker("image", "rm", "-f", name)
      let fetched = try back.fixture.succeed(words)
      #expect(fetched.error.contains(told("this machine")), "\(fetched)")
      try back.fixture.engine.docker("image", "rm", "-f", name)
    }
  }
}
