import Testing

extension Integration {
  /// Siblings whose names come into each other's way, and scripts that stand between them.
  @Suite struct SiblingTests {
    /// Each image would come out without what its stage did, or on somebody else's image, were the parent linked by a
    /// named context.
    @Test(arguments: Way.some) func aStageCalledAsItsParent(_ way: Way) throws {
      let fixture = try Fixture(way.store)
      let parent = "\(fixture.name)-own"
      try fixture.image(parent, "FROM orbyter-test-busybox:1\nRUN echo ours >/whose\n")
      let run = "RUN cp /whose /stage\n"
      let dockerfiles = [
        "argument": "ARG P=\(parent)\nFROM $P AS \(parent)\n\(run)FROM \(parent)\nRUN cp /stage /last\n",
        "copy":
          "FROM \(parent) AS \(parent)\n\(run)FROM orbyter-test-busybox:1\nCOPY --from=\(parent) /stage /last\n",
      ]
      for (name, dockerfile) in dockerfiles { try fixture.image(name, dockerfile) }
      try fixture.image("child", "FROM argument\nRUN cp /last /child\n")
      try fixture.engine.docker("tag", Engine.busybox, "\(parent):latest")
      let theirs = try fixture.id("\(parent):latest")

      try fixture.build(way.client, "all")
      for name in dockerfiles.keys.sorted() + ["child"] {
        #expect(try fixture.inside(name, "cat", "/last") == "ours\n", "\(name)")
      }
      #expect(try fixture.id("\(parent):latest") == theirs, "what was lent is given back")
      #expect(try fixture.journal().isEmpty)

      try fixture.image(parent, "FROM orbyter-test-busybox:1\nRUN echo newer >/whose\n")
      try fixture.build(way.client, "-k", "all")
      for name in dockerfiles.keys.sorted() + ["child"] {
        #expect(try fixture.inside(name, "cat", "/last") == "newer\n", "\(name) with -k")
      }
      #expect(try fixture.id("\(parent):latest") == theirs)
      #expect(try fixture.journal().isEmpty)
    }

    /// One tag, lent by two runs of two projects at the same moment: each has its own parent, or is refused.
    @Test func twoLendAtOnce() throws {
      let fixtures = try (0..<2).map { _ in try Fixture(.classic) }
      for fixture in fixtures {
        try fixture.image("base", "FROM \(Engine.busybox)\nRUN echo \(fixture.name) >/who\n")
        try fixture.image("dev", "FROM base AS base\nRUN sleep 1 && cp /who /kept\nFROM base\n")
        try fixture.succeed("build-image", "base")
      }
      let script = """
        for folder; do (cd "$folder" && "$0" dev >log 2>&1; echo $? >code) & done; wait
        """
      let words = ["sh", "-c", script, try Lab.executable("build-image")] + fixtures.map(\.folder)
      _ = try Invocation(words, environment: fixtures[0].environment).run()
      let built = try fixtures.filter { try $0.read("code") == "0\n" }
      let logs = try fixtures.map { try $0.read("log") }
      #expect(!built.isEmpty, "\(logs)")
      for fixture in built {
        #expect(try fixture.inside("dev", "cat", "/who", "/kept") == "\(fixture.name)\n\(fixture.name)\n")
      }
      #expect(try fixtures[0].journal().isEmpty)
      #expect(try fixtures[0].engine.docker("ps", "-aq", "--filter", "label=orbyter.lent").output.isEmpty)
    }

    /// What docker takes for the local parent is linked: this run's parent counts, not the one before.
    @Test(arguments: Store.anyway) func namesThatAreTheParents(_ store: Store) throws {
      let fixture = try Fixture(
        store, config: "[file]\nbuild_args = -f docker/file/other\n[file@ci]\ntag = ci\n")
      let parent = "\(fixture.name)-own"
      let reference = "\(fixture.name)-\(parent):tester"
      try fixture.image("cut", "ARG N=\(parent)-x\nFROM ${N%-x}\nRUN cp /whose /last\n")
      try fixture.image("hub", "FROM docker.io/library/\(reference)\nRUN cp /whose /last\n")
      try fixture.image("library", "FROM library/\(reference)\nRUN cp /whose /last\n")
      try fixture.image("file", "FROM scratch\n")
      try fixture.write("docker/file/other", "FROM \(parent)\nRUN cp /whose /last\n")
      for text in ["one", "two"] {
        try fixture.image(parent, "FROM orbyter-test-busybox:1\nRUN echo \(text) >/whose\n")
        try fixture.build(.buildx, "cut", "hub", "library", "file")
        for image in ["cut", "hub", "library", "file"] {
          #expect(try fixture.inside(image, "cat", "/last") == text + "\n", "\(image)")
        }
      }
    }

    /// The predecessor's order: a parent is there, and its script is through, before anything of its child begins.
    @Test(arguments: Way.some) func scriptsStandBetween(_ way: Way) throws {
      let fixture = try Fixture(way.store)
      let base = fixture.reference("base")
      try fixture.write(
        "run.cfg",
        """
        [project]
        name = \(fixture.name)
        [base]
        pre_build_script = echo b1 >>order
        post_build_script = printf 'FROM \(base)\\nRUN echo script >/post\\n' | docker build -t \(base) - &&
          echo b2 >>order
        [dev]
        pre_build_script = docker run --rm \(base) cat /post >made && echo d1 >>order
        post_build_script = echo d2 >>order

        """)
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo base >/base\n")
      try fixture.image("dev", "FROM base\nCOPY made /made\nRUN cat /base /post /made >/last\n")
      try fixture.image("top", "FROM dev\nRUN cp /last /top\n")
      try fixture.build(way.client, "top")
      #expect(try fixture.read("order") == "b1\nb2\nd1\nd2\n")
      #expect(try fixture.inside("top", "cat", "/top") == "base\nscript\nscript\n")
    }

    @Test func cleanTakesTheProjectsAndNothingElse() throws {
      let fixture = try Fixture(.classic)
      let foreign = "foreign-\(fixture.name)"
      try fixture.write(
        "run.cfg",
        """
        [project]
        name = \(fixture.name)
        [run_image]
        synthetic_images = gpu
        [gpu]
        name = dev
        tag = gpu
        labels = a=b
        [dev@ci]
        tag = ci
        [theirs]
        name = \(foreign)
        prefix = no
        tag = 12

        """)
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo dev >/dev-image\n")
      try fixture.image("theirs", "FROM orbyter-test-busybox:1\nRUN echo theirs >/theirs\n")
      try fixture.succeed("build-image", "dev")
      try fixture.succeed("build-image", "gpu")
      try fixture.succeed("build-image", "--environment", "ci", "dev")
      try fixture.engine.docker("tag", Engine.busybox, "\(foreign):12")
      let clean = try fixture.succeed("build-image", "clean")
      #expect(clean.lines == ["tester", "gpu", "ci"].map { "\(fixture.name)-dev:\($0)" })
      #expect(clean.error.contains("\(foreign):12 stays"))
      #expect(try fixture.engine.has("\(foreign):12"))
      // What was built here under that name is ours.
      try fixture.succeed("build-image", "theirs")
      #expect(try fixture.succeed("build-image", "clean").lines == ["\(foreign):12"])
      // And two things under one name are refused before anything is done.
      try fixture.image("dev-builder", "FROM orbyter-test-busybox:1\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1 AS builder\nFROM builder\n")
      let refused = try fixture.run("build-image", "dev")
      #expect(refused.exitCode == 2 && refused.error.contains("'dev-builder'"), "\(refused)")
      #expect(try !fixture.engine.has(fixture.reference("dev-builder")))
    }
  }
}
