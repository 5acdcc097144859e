import Testing

extension Integration {
  /// Images unlike the one that everybody builds.
  @Suite struct OddImageTests {
    struct Oddity: CustomTestStringConvertible, Sendable {
      let name: String
      let recipe: String
      var options: [String] = []
      /// Where an engine can keep it.
      var stores = Store.allCases
      var testDescription: String { name }
    }

    static let oddities: [Oddity] = [
      .init(
        name: "volumes", recipe: "FROM orbyter-test-busybox:1\nRUN mkdir /a && echo x >/a/b\nVOLUME /a /c\n"),
      .init(
        name: "layers without files, one of them twice",
        recipe: "FROM orbyter-test-busybox:1\nRUN true\nWORKDIR /\nRUN true\nRUN echo x >/x\nRUN true\n"),
      .init(
        name: "another platform", recipe: "FROM scratch\nCOPY busybox /x\n",
        options: ["--platform", "linux/arm64"]),
      .init(
        name: "a platform with a variant", recipe: "FROM scratch\nCOPY busybox /x\n",
        options: ["--platform", "linux/arm/v7"]),
      .init(
        name: "nothing to run, nobody to run it, nowhere",
        recipe: "FROM scratch\nCOPY busybox /x\nUSER nobody:nobody\nWORKDIR /no/where\nENTRYPOINT [\"/no\"]\n"
      ),
      .init(
        name: "words that a shell reads",
        recipe:
          "FROM orbyter-test-busybox:1\nLABEL a=\"'$(touch pwned)' \\\" } {{.ID}}\"\nCMD echo \"it's\"; echo `x`\n"
      ),
      .init(
        name: "attestations", recipe: "FROM orbyter-test-busybox:1\nRUN echo x >/x\n",
        options: ["--provenance=true"], stores: [.containerd]),
      .init(
        name: "two platforms", recipe: "FROM scratch\nCOPY busybox /x\nARG TARGETARCH\nLABEL a=$TARGETARCH\n",
        options: ["--platform", "linux/amd64,linux/arm64"], stores: [.containerd]),
    ]

    private func build(_ oddity: Oddity, _ name: String, on engine: Engine) throws {
      let words = ["docker", "build", "-q"] + oddity.options + ["-t", name, "-f", "-", "/bin"]
      let run = try Invocation(words, environment: engine.environment, input: oddity.recipe).run()
      try #require(run.exitCode == 0, "\(run)")
    }

    private func expectSame(_ one: Engine, _ other: Engine, _ name: String) throws {
      let form =
        "{{json .RootFS.Layers}} {{json .Config}} {{.Os}}/{{.Architecture}}/{{.Variant}} {{.Created}}"
      let told = try [one, other].map { try $0.docker("image", "inspect", "-f", form, name) }
      #expect(told[0].exitCode == 0 && told[0].output == told[1].output, "\(told)")
    }

    @Test(.slow, arguments: oddities) func arrives(_ oddity: Oddity) throws {
      for way in DeltaTests.someWays where oddity.stores.contains(way.from) {
        let (there, server) = try DeltaTests.target(way)
        let journey = try Journey(way.from, to: there, server)
        try build(oddity, "\(journey.name):7", on: journey.fixture.engine)
        let volumes = try there.docker("volume", "ls", "-q").output
        try journey.send(7)
        try expectSame(journey.fixture.engine, there, "\(journey.name):7")
        #expect(try there.docker("volume", "ls", "-q").output == volumes, "a proof leaves none")
        #expect(try journey.send(7).error.contains("is already on far"))
        try journey.checkNothingIsLeft()
      }
    }

    /// Of what a registry has for several platforms, an engine has one; its containerd store calls that by all.
    @Test(arguments: DeltaTests.someWays.filter { $0.from == .containerd })
    func comesFromARegistry(_ way: (from: Store, to: Store)) throws {
      let (there, server) = try DeltaTests.target(way)
      let journey = try Journey(way.from, to: there, server)
      let here = journey.fixture.engine
      let oddity = try #require(Self.oddities.last)
      let name = "\(try Registry.open(way.from).host)/\(journey.name):1"
      defer { for engine in [here, there] { _ = try? engine.docker("image", "rm", "-f", name) } }
      try build(oddity, name, on: here)
      for words in [["push", name], ["image", "rm", name], ["builder", "prune", "-af"], ["pull", name]] {
        let run = try here.ask(words)
        try #require(run.exitCode == 0, "\(run)")
      }
      let run = try journey.transfer(name)
      #expect(run.exitCode == 0 && run.output == name + "\n", "\(run)")
      try expectSame(here, there, name)
      #expect(try journey.transfer(name).error.contains("is already on far"))
      try journey.checkNothingIsLeft()
    }

    /// What was pulled over there counts; a containerd store may have it under other names.
    @Test(.slow, arguments: Store.allCases) func standsOnOneFromARegistry(_ store: Store) throws {
      let journey = try Journey(
        .classic, to: store == .classic ? DeltaTests.target((store, store)).0 : .of(store))
      let registry = try Registry(named: "registry-\(journey.name)", of: journey.there, user: nil)
      defer { try? Lab.stop("registry-\(journey.name)") }
      let (own, name) = ("\(journey.name):1", "\(registry.host)/\(journey.name)-base:1")
      try journey.build(1)
      try journey.send(1)
      for words in [
        ["tag", own, name], ["push", name], ["image", "rm", own, name], ["builder", "prune", "-af"],
        ["pull", name],
      ] {
        let run = try journey.there.ask(words)
        try #require(run.exitCode == 0, "\(run)")
      }
      try journey.build(2)
      let run = try journey.send(2)
      #expect(run.error.contains("1 of 5 layers"), "\(run)")
      if store == .classic { #expect(!run.error.contains("sending all"), "\(run)") }
      try journey.there.docker("image", "rm", "-f", name)
      try journey.check(2)
    }

    @Test(arguments: Store.allCases) func anIdentifierIsNoName(_ store: Store) throws {
      let journey = try Journey(store, to: store.other)
      let id = try journey.fixture.engine.docker("image", "inspect", "-f", "{{.Id}}", Engine.busybox).lines[0]
      for word in [id, String(id.dropFirst(7)), String(id.dropFirst(7).prefix(12))] {
        let run = try journey.transfer(word)
        #expect(run.exitCode == (word == id ? 2 : 1) && run.error.contains("docker tag"), "\(run)")
      }
      let name = "orbyter-test-busybox@\(id)"
      let digest = try journey.transfer(name)
      #expect(digest.exitCode == 2 && digest.error.contains("-t TAG"), "\(digest)")
      try journey.checkNothingIsLeft()
    }
  }
}
