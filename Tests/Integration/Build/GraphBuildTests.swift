import Testing

import Glibc

extension Integration {
  /// A stack of images in one run: with buildx and without, the same comes out.
  @Suite struct GraphBuildTests {
    private static func diamond(_ store: Store, config: String = "") throws -> Fixture {
      let fixture = try Fixture(store, config: config)
      let name = fixture.name
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo \(name) >/base\n")
      try fixture.image(
        "left",
        "FROM \(name)-base:tester AS builder\nRUN cp /base /built\nFROM \(name)-base:tester\nCOPY --from=builder /built /left\n"
      )
      try fixture.image("right", "FROM \(name)-base:tester\nRUN cp /base /right\n")
      try fixture.image(
        "top",
        "FROM \(name)-left:tester\nCOPY --from=\(name)-right:tester /right /right\nRUN cat /left /right >/top\n"
      )
      return fixture
    }

    @Test(arguments: Way.some) func aDiamond(_ way: Way) throws {
      let fixture = try Self.diamond(way.store)
      let build = try fixture.build(way.client, "top")
      #expect(build.output == fixture.reference("top") + "\n")
      #expect(try fixture.inside("top", "cat", "/top") == "\(fixture.name)\n\(fixture.name)\n")
      for name in ["base", "left", "left-builder", "right"] {
        #expect(try fixture.engine.has(fixture.reference(name)))
      }
      #expect(try fixture.journal().isEmpty)
    }

    @Test(.slow, arguments: Way.all) func nothingChangedNothingNew(_ way: Way) throws {
      let fixture = try Self.diamond(way.store)
      try fixture.git("init", "-q")
      try fixture.git("add", ".")
      try fixture.git("commit", "-q", "-m", "one")
      let images = ["base", "left", "left-builder", "right", "top"].map(fixture.reference)
      try fixture.build(way.client, "all")
      let before = try images.map(fixture.id)
      try fixture.build(way.client, "all")
      #expect(try images.map(fixture.id) == before)
      #expect(try fixture.journal().isEmpty)
    }

    @Test(arguments: Way.some) func theChildStandsOnThisRunsParent(_ way: Way) throws {
      let fixture = try Self.diamond(way.store)
      try fixture.build(way.client, "top")
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo newer >/base\n")
      try fixture.build(way.client, "top")
      #expect(try fixture.inside("top", "cat", "/top") == "newer\nnewer\n")
      // and on the parents as they are where they are to be left alone
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo newest >/base\n")
      try fixture.build(way.client, "--only", "top")
      #expect(try fixture.inside("top", "cat", "/top") == "newer\nnewer\n")
    }

    /// By its folder's name, twice, spelt in two ways; and an image of that name that is somebody else's.
    @Test(arguments: Way.some) func namesOfOneParent(_ way: Way) throws {
      let fixture = try Fixture(way.store)
      let parent = "\(fixture.name)-own"
      try fixture.image(parent, "FROM orbyter-test-busybox:1\nRUN echo ours >/whose\n")
      try fixture.image(
        "dev",
        "FROM \(parent)\nCOPY --from=\(parent):latest /whose /two\nCOPY --from=\(fixture.name)-\(parent):tester /whose /three\n"
      )
      let theirs = try fixture.id(Engine.busybox)
      try fixture.engine.docker("tag", Engine.busybox, "\(parent):latest")
      try fixture.build(way.client, "dev")
      #expect(try fixture.inside("dev", "cat", "/whose", "/three") == "ours\nours\n")
      #expect(try fixture.id("\(parent):latest") == theirs, "what was lent is given back")
      #expect(try fixture.journal().isEmpty)
    }

    @Test(arguments: Store.anyway) func whatWasLentComesBackAfterAKill(_ store: Store) throws {
      let fixture = try Fixture(store)
      let parent = "\(fixture.name)-own"
      try fixture.image(parent, "FROM orbyter-test-busybox:1\nRUN echo ours >/whose\n")
      try fixture.image("dev", "FROM \(parent)\nRUN sleep 3\n")
      try fixture.engine.docker("tag", Engine.busybox, parent)
      let theirs = try fixture.id(parent)
      let build = try fixture.invocation(.plain, ["build-image", "dev"]).run { process in
        guard try fixture.id(parent) != theirs else { return }
        kill(process, SIGKILL)
      }
      #expect(build.exitCode == 128 + SIGKILL)
      #expect(try fixture.id(parent) != theirs && !fixture.journal().isEmpty)
      // The next run, of whatever kind, puts it right.
      try fixture.build(.buildx, parent)
      #expect(try fixture.id(parent) == theirs)
      #expect(try fixture.journal().isEmpty)
    }

    @Test(arguments: Store.anyway) func theDefinitionIsValidByHand(_ store: Store) throws {
      let fixture = try Self.diamond(
        store, config: "[top]\nbuild_args = X=${HOME}%{x}\nlabels = \"a=$${b} \\\"c\\\"\"\n")
      let definition = try fixture.succeed("build-image", "--print", "top").output
      let script = "docker buildx bake -f -"
      let byHand = try Invocation(
        ["sh", "-c", script], environment: fixture.environment, folder: fixture.folder, input: definition
      ).run()
      #expect(byHand.exitCode == 0, "\(byHand)")
      let id = try fixture.id(fixture.reference("top"))
      try fixture.build(.buildx, "top")
      #expect(try fixture.id(fixture.reference("top")) == id)
      let label = try fixture.engine.docker(
        "image", "inspect", "-f", "{{.Config.Labels.a}}", fixture.reference("top"))
      #expect(label.output == "${b} \"c\"\n")
    }

    @Test(arguments: Way.some) func aDryRunIsWhatRuns(_ way: Way) throws {
      let fixture = try Self.diamond(way.store)
      let shown = try fixture.invocation(way.client, ["build-image", "--dry-run", "top"]).run().output
      #expect(try !fixture.engine.has(fixture.reference("base")), "a dry run builds nothing")
      var pasted = try fixture.invocation(way.client, ["build-image"])
      pasted.words = pasted.words.dropLast() + ["sh", "-e"]
      pasted.input = shown
      let run = try pasted.run()
      #expect(run.exitCode == 0, "\(run)")
      let id = try fixture.id(fixture.reference("top"))
      try fixture.build(way.client, "top")
      #expect(try fixture.id(fixture.reference("top")) == id)
    }

    @Test(arguments: Way.some) func labelsAreEachImagesOwn(_ way: Way) throws {
      let fixture = try Self.diamond(way.store, config: "[right]\nlabels = team=vision\n")
      try fixture.write("docker/base/VERSION", "5.0.0\n")
      try fixture.git("init", "-q")
      try fixture.git("add", ".")
      try fixture.git("commit", "-q", "-m", "one")
      try fixture.write("docker/top/notes", "x")
      try fixture.git("add", ".")
      try fixture.git("commit", "-q", "-m", "two")
      try fixture.git("remote", "add", "origin", "https://me:s3cret@example.com/a.git")
      try fixture.build(way.client, "top")
      let label = { (image: String, name: String) in
        try fixture.engine.docker(
          "image", "inspect", "-f", "{{index .Config.Labels \"\(name)\"}}", fixture.reference(image)
        ).output.split(separator: "\n").first.map(String.init) ?? ""
      }
      let oci = "org.opencontainers.image."
      #expect(try label("base", oci + "version") == "5.0.0")
      #expect(try label("top", oci + "version") == "tester")
      #expect(try label("top", oci + "base.name") == fixture.reference("left"))
      #expect(try label("base", oci + "base.name") == Engine.busybox)
      #expect(try label("right", "team") == "vision")
      #expect(try label("top", "orbyter.image") == "top" && label("top", "orbyter.project") == fixture.name)
      #expect(try label("top", oci + "source") == "https://example.com/a.git")
      let (one, two) = (try label("base", oci + "revision"), try label("top", oci + "revision"))
      #expect(one.utf8.count == 40 && two.utf8.count == 40 && one != two)
      #expect(try label("right", oci + "revision") == one)
    }

    @Test(arguments: Store.anyway) func aNetworkThatBakeWouldDrop(_ store: Store) throws {
      let fixture = try Self.diamond(store, config: "[right]\nbuild_network = none\n")
      try fixture.image(
        "right", "FROM \(fixture.name)-base:tester\nRUN tail -n +3 /proc/net/dev | wc -l >/right\n")
      try fixture.build(.buildx, "top")
      #expect(try fixture.inside("right", "cat", "/right") == "1\n")
      #expect(try fixture.inside("top", "cat", "/right") == "1\n")
    }

    @Test(arguments: Way.some) func keysOfASection(_ way: Way) throws {
      let config = "[dev]\nsecrets = HANDED file=\"my file\"\nbuild_args = FROM_OUTSIDE\n"
      let fixture = try Fixture(
        way.store, config: way.client == .buildx ? config + "contexts = own=more\n" : "")
      fixture.environment["HANDED"] = "in the variable"
      fixture.environment["FROM_OUTSIDE"] = "${x} y"
      try fixture.write("my file", "in the file")
      try fixture.write("more/there", "of the context")
      if way.client == .buildx {
        try fixture.image(
          "dev",
          """
          FROM orbyter-test-busybox:1 AS builder
          ARG FROM_OUTSIDE
          COPY --from=own /there /there
          RUN --mount=type=secret,id=HANDED --mount=type=secret,id=file \\
            { cat /run/secrets/HANDED /run/secrets/file /there; echo " $FROM_OUTSIDE"; } >/all
          FROM builder

          """)
        try fixture.build(way.client, "dev")
        #expect(
          try fixture.inside("dev", "cat", "/all") == "in the variablein the fileof the context ${x} y\n")
      } else {
        try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo x >/x\n")
        try fixture.write(
          "run.cfg", "[project]\nname = \(fixture.name)\n[dev]\nno_cache = yes\nlabels = a=b\n")
        try fixture.build(way.client, "dev")
        let first = try fixture.id(fixture.reference("dev"))
        try fixture.build(way.client, "dev")
        #expect(try fixture.id(fixture.reference("dev")) != first, "every step is run again")
      }
    }
  }
}
