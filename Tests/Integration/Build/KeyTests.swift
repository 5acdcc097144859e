import Testing

extension Integration {
  /// Keys of run.cfg that only an engine can prove.
  @Suite struct KeyTests {
    /// One image alone, and two that bake makes in one go.
    @Test(arguments: Store.allCases, ["dev", "child"])
    func anAgentReachesTheStep(_ store: Store, _ image: String) throws {
      let config = "[dev]\nssh = default\n[child]\nssh = default\n"
      let fixture = try Fixture(store, config: config)
      let step =
        "RUN --mount=type=ssh test -S \"$SSH_AUTH_SOCK\" && echo seen >/\(Unique.number())-\(image)\n"
      try fixture.image("dev", "FROM orbyter-test-busybox:1\n" + step)
      try fixture.image("child", "FROM dev\n" + step)
      var build = try fixture.invocation(["build-image", image])
      build.words = ["ssh-agent"] + build.words
      let run = try build.run()
      #expect(run.exitCode == 0, "\(run)")
      let alone = try fixture.run("build-image", "--rebuild", "--dry-run", image).output
      #expect(alone.contains(image == "dev" ? "docker buildx build" : "docker buildx bake"))
    }

    /// One image alone, and two that bake makes in one go: bake passes DOCKER_DEFAULT_PLATFORM over.
    @Test(arguments: Store.allCases) func theUsersOwnPlatform(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.image("base", "FROM scratch\nCOPY run.cfg /\n")
      try fixture.image("dev", "FROM base\nCOPY run.cfg /again\n")
      fixture.environment["DOCKER_DEFAULT_PLATFORM"] = "linux/arm64"
      for image in ["base", "dev"] {
        try fixture.build(.buildx, image)
        let format = "{{.Architecture}} {{index .Config.Labels \"orbyter.platforms\"}}"
        let said = try fixture.engine.docker("image", "inspect", "-f", format, fixture.reference(image))
        #expect(said.output == "arm64 linux/arm64\n", "\(image): \(said)")
      }
    }

    /// What the engine has of the parent may be older than run.cfg.
    @Test func aParentForOnePlatform() throws {
      let fixture = try Fixture(.containerd)
      try fixture.image("base", "FROM scratch\nCOPY run.cfg /\n")
      try fixture.image("dev", "FROM scratch\nCOPY --from=base /run.cfg /\n")
      try fixture.succeed("build-image", "base")
      let config = try fixture.read("run.cfg")
      for (section, cure) in [
        ("dev", "put into [base] of run.cfg: platforms = linux/amd64 linux/arm64"),
        ("DEFAULT", "build it again: build-image base"),
      ] {
        try fixture.write("run.cfg", config + "[\(section)]\nplatforms = linux/amd64 linux/arm64\n")
        let build = try fixture.run("build-image", "--only", "dev")
        #expect(build.exitCode == 2)
        #expect(
          build.error.contains(
            "image 'dev' is built for linux/arm64, and 'base', which it is built on, is not; \(cure)"),
          "\(build)")
      }
      try fixture.succeed("build-image", "base")
      try fixture.succeed("build-image", "--only", "dev")
    }

    @Test(arguments: ["dev", "child"]) func anImageForEachPlatform(_ image: String) throws {
      let both = "platforms = linux/amd64 linux/arm64\n"
      let fixture = try Fixture(.containerd, config: "[dev]\n\(both)[child]\n\(both)")
      try fixture.write("docker/dev/amd64", "one")
      try fixture.write("docker/dev/arm64", "other")
      try fixture.image("dev", "FROM scratch\nARG TARGETARCH\nCOPY docker/dev/$TARGETARCH /what\n")
      try fixture.image("child", "FROM dev\nCOPY run.cfg /\n")
      try fixture.build(.buildx, image)
      let script = """
        id=$(docker create --platform "$1" "$2" x) && docker cp -q "$id:/what" - | tar -xO; docker rm "$id" >/dev/null
        """
      for (platform, expected) in [("linux/amd64", "one"), ("linux/arm64", "other")] {
        let words = ["sh", "-c", script, "sh", platform, fixture.reference(image)]
        let run = try Invocation(words, environment: fixture.environment).run()
        #expect(run.output == expected, "\(platform): \(run)")
      }
    }
  }
}
