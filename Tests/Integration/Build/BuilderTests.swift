import Testing

extension Integration {
  /// Builders and registries elsewhere.
  @Suite struct BuilderTests {
    /// A docker context is a builder: its engine gets the images.
    @Test(arguments: Store.allCases, ["option", "key"]) func aSecondEngine(_ store: Store, _ how: String)
      throws
    {
      let fixture = try Fixture(store, config: "")
      let second = try Engine.of(store.other)
      let context = "far\(fixture.name)"
      let create = try Invocation(
        ["docker", "context", "create", context, "--docker", "host=\(second.host)"],
        environment: fixture.environment
      ).run()
      try #require(create.exitCode == 0, "\(create)")
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo far >/where\n")
      try fixture.image("dev", "FROM base\nRUN cat /where >/there\n")
      if how == "key" {
        try fixture.write("run.cfg", "[project]\nname = \(fixture.name)\nbuilder = \(context)\n")
        try fixture.build(.buildx, "dev")
      } else {
        try fixture.build(.buildx, "--builder", context, "dev")
      }
      let run = try second.docker("run", "--rm", fixture.reference("dev"), "cat", "/there")
      #expect(run.output == "far\n")
      #expect(try !fixture.engine.has(fixture.reference("dev")))
      // What was built there is removed there.
      try fixture.succeed(
        how == "key" ? ["build-image", "clean"] : ["build-image", "--builder", context, "clean"])
      for image in ["dev", "base"] { #expect(try !second.has(fixture.reference(image))) }
    }

    /// A BuildKit elsewhere knows nothing of the engine's images, and would take a stranger's of that name.
    @Test func aBuilderElsewhere() throws {
      let fixture = try Fixture(.classic)
      try fixture.image("base", "FROM orbyter-test-busybox:1\n")
      try fixture.image("dev", "FROM base\n")
      let create = ["docker", "buildx", "create", "--name", "far", "--driver", "remote", "tcp://127.0.0.1:1"]
      let made = try Invocation(create, environment: fixture.environment).run()
      try #require(made.exitCode == 0, "\(made)")
      let build = try fixture.run("build-image", "--builder", "far", "--only", "dev")
      #expect(build.exitCode == 2)
      #expect(
        build.error.contains("image 'dev' takes \(fixture.reference("base")) from the engine"), "\(build)")
      try fixture.succeed("build-image", "base")
      try fixture.succeed("build-image", "--builder", "default", "--only", "dev")
    }

    private static let unlikeAnyOther = """
      FROM scratch
      COPY docker/dev/busybox /busybox
      RUN ["/busybox", "sh", "-c", "/busybox head -c 16 /dev/urandom | /busybox od -x >/x"]

      """

    /// Layers go to a registry, and come back to an engine that has none of them.
    @Test func theCacheIsInTheRegistry() throws {
      let engine = try Engine("cachewriter", ["--store", "containerd"])
      let registry = try Lab.start("registry", "cacheregistry", ["--in", try Lab.thing("cachewriter")])
      let address = try #require(registry["REGISTRY"])
      let fixture = try Fixture(
        .containerd, config: "[publish]\nrepository = \(address)/acme\n[dev]\ncache = registry\n")
      fixture.environment["DOCKER_HOST"] = engine.host
      try fixture.git("init", "-q")
      try fixture.git("checkout", "-q", "-b", "feature/x")
      let copy = "cp \"$(command -v busybox)\" docker/dev/busybox"
      try fixture.write("docker/dev/Dockerfile", Self.unlikeAnyOther)
      _ = try Invocation(["sh", "-c", copy], environment: fixture.environment, folder: fixture.folder).run()
      try fixture.git("add", ".")
      try fixture.git("commit", "-q", "-m", "one")
      try fixture.build(.buildx, "dev")
      let tags = try engine.inItsNetwork(["curl", "-s", "http://\(address)/v2/acme/dev/tags/list"])
      #expect(tags.output.contains("cache-feature-x"), "\(tags)")
      let docker = { (words: [String]) in
        try Invocation(["docker"] + words, environment: fixture.environment).run().output
      }
      let show = ["run", "--rm", fixture.reference("dev"), "/busybox", "cat", "/x"]
      let first = try docker(show)
      // With nothing of its own left, it takes the layers from there.
      _ = try docker(["image", "rm", "-f", fixture.reference("dev")])
      _ = try docker(["builder", "prune", "-af"])
      try fixture.build(.buildx, "dev")
      #expect(try !first.isEmpty && docker(show) == first)
      // And where there is nothing to be had, the step runs again.
      _ = try docker(["image", "rm", "-f", fixture.reference("dev")])
      _ = try docker(["builder", "prune", "-af"])
      try fixture.write("run.cfg", "[project]\nname = \(fixture.name)\n")
      try fixture.build(.buildx, "dev")
      #expect(try docker(show) != first)
      try Lab.stop("cacheregistry")
      try Lab.stop("cachewriter")
    }

    /// Where the store can't write a cache it goes with the image, and comes back from the published one.
    @Test func theCacheIsInTheImage() throws {
      let engine = try Engine("inlinecache", ["--store", "classic"])
      let registry = try Lab.start("registry", "inlineregistry", ["--in", try Lab.thing("inlinecache")])
      let address = try #require(registry["REGISTRY"])
      let fixture = try Fixture(
        .classic, config: "[publish]\nrepository = \(address)/acme\n[dev]\ncache = registry\n")
      fixture.environment["DOCKER_HOST"] = engine.host
      let copy = "mkdir -p docker/dev && cp \"$(command -v busybox)\" docker/dev/busybox"
      _ = try Invocation(["sh", "-c", copy], environment: fixture.environment, folder: fixture.folder).run()
      try fixture.image("dev", Self.unlikeAnyOther)
      let docker = { (words: [String]) in
        try Invocation(["docker"] + words, environment: fixture.environment).run()
      }
      let published = "\(address)/acme/dev:latest"
      let show = ["run", "--rm", fixture.reference("dev"), "/busybox", "cat", "/x"]
      let forget = { (names: [String]) in
        _ = try docker(["image", "rm", "-f"] + names)
        _ = try docker(["builder", "prune", "-af"])
      }
      try fixture.build(.buildx, "dev")
      let first = try docker(show).output
      _ = try docker(["tag", fixture.reference("dev"), published])
      let push = try docker(["push", "-q", published])
      try #require(!first.isEmpty && push.exitCode == 0, "\(push)")
      try forget([fixture.reference("dev"), published])
      try fixture.build(.buildx, "dev")
      #expect(try docker(show).output == first)
      // And where run.cfg asks for no cache, the step runs again.
      try forget([fixture.reference("dev"), published])
      try fixture.write("run.cfg", "[project]\nname = \(fixture.name)\n")
      try fixture.build(.buildx, "dev")
      #expect(try docker(show).output != first)
      try Lab.stop("inlineregistry")
      try Lab.stop("inlinecache")
    }

    /// make build-dev BASE_IMAGE_TAG=: the parent comes from the registry, and is not built.
    @Test(arguments: Client.allCases) func publishedParents(_ client: Client) throws {
      let name = "published\(client)"
      let engine = try Engine(name, ["--store", "classic"])
      let registry = try Lab.start("registry", name + "registry", ["--in", try Lab.thing(name)])
      let address = try #require(registry["REGISTRY"])
      let fixture = try Fixture(.classic, config: "[publish]\nrepository = \(address)/acme\n")
      fixture.environment["DOCKER_HOST"] = engine.host
      let docker = { (words: [String]) in
        let run = try Invocation(["docker"] + words, environment: fixture.environment, folder: fixture.folder)
          .run()
        try #require(run.exitCode == 0, "\(run)")
      }
      try fixture.write("docker/base/who", "published")
      try fixture.image("base", "FROM scratch\nCOPY docker/base/who /who\n")
      try docker(["build", "-q", "-t", "\(address)/acme/base:7", "-f", "docker/base/Dockerfile", "."])
      try docker(["push", "-q", "\(address)/acme/base:7"])
      try docker(["image", "rm", "-f", "\(address)/acme/base:7"])
      try fixture.write("docker/base/who", "here")
      try fixture.image("dev", "FROM base\nCOPY docker/dev/Dockerfile /x\n")
      try fixture.build(client, "--parents", "published:7", "dev")
      try docker(["create", "--name", "probe", fixture.reference("dev"), "x"])
      try docker(["cp", "probe:/who", "who"])
      #expect(try fixture.read("who") == "published")
      let own = try Invocation(
        ["docker", "image", "inspect", fixture.reference("base")], environment: fixture.environment
      ).run()
      #expect(own.exitCode != 0, "the parent is not built")
      try Lab.stop(name + "registry")
      try Lab.stop(name)
    }
  }
}
