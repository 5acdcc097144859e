import Testing

extension Integration {
  /// The way back: the engine over there has the image, the one here lacks layers of it.
  @Suite struct FetchTests {
    private func fetch(_ version: Int, _ journey: Journey, _ options: [String] = []) throws -> Finished {
      let words = ["transfer-image", "-F", journey.server.config] + options
      return try journey.fixture.invocation(words + ["--from", "far", "\(journey.name):\(version)"]).run()
    }

    @Test(arguments: DeltaTests.oneWay) func anImageComesBack(_ way: (from: Store, to: Store)) throws {
      let (there, server) = try DeltaTests.target(way)
      let journey = try Journey(way.from, to: there, server)
      let proxy = try Proxy(to: server)
      for version in [1, 2] {
        try journey.build(version)
        try journey.send(version)
        try journey.fixture.engine.docker("image", "rm", "\(journey.name):\(version)")
      }
      try journey.fixture.engine.docker("builder", "prune", "-af")
      let cold = try fetch(1, journey, proxy.options)
      try #require(cold.exitCode == 0, "\(cold)")
      #expect(cold.output == "\(journey.name):1\n")
      try journey.check(1)

      let before = proxy.bytes().back
      let delta = try fetch(2, journey, proxy.options)
      try #require(delta.exitCode == 0, "\(delta)")
      let bytes = proxy.bytes().back - before
      #expect(
        bytes < 40_000 || way.from == .containerd && delta.error.contains("in another format"),
        "\(bytes): \(delta)")
      try journey.check(2)
      let again = try fetch(2, journey)
      #expect(again.error.contains("is already on this machine"), "\(again)")
    }

    /// An image that is over there and not here.
    private func journey(middle: Int) throws -> Journey {
      let journey = try Journey(.classic, to: .containerd, middle: middle)
      try journey.build(1, on: journey.there)
      return journey
    }

    private func expectBreak(_ run: Finished, _ journey: Journey, _ place: String) throws {
      #expect(run.exitCode == 255 && run.output.isEmpty, "\(place): \(run)")
      #expect(run.error.contains("transfer-image: "), "\(place): \(run)")
      #expect(try !journey.fixture.engine.has("\(journey.name):1"), "\(place)")
      #expect(try journey.fixture.engine.docker("ps", "-aq").output.isEmpty, "\(place)")
      #expect(try journey.connections().isEmpty, "\(place)")
    }

    @Test func cuts() throws {
      let journey = try journey(middle: 2_000_000)
      let measured = try Proxy(to: journey.server)
      #expect(try fetch(1, journey, measured.options).exitCode == 0)
      try journey.fixture.engine.docker("image", "rm", "\(journey.name):1")
      // In the greetings and the first answer, and then towards the archive's end. A run is a few packets longer than
      // another, as the machine has time, and behind the end nothing is left to break.
      let count = Lab.variable("ORBYTER_ALL") == nil ? 8 : 38
      let last = measured.bytes().back * 19 / 20
      for place in [1000, 5000] + (1...count).map({ last * $0 / count }) {
        let proxy = try Proxy(to: journey.server, "--back", "--cut", String(place))
        try expectBreak(fetch(1, journey, proxy.options), journey, "cut behind \(place) bytes")
      }
      #expect(try fetch(1, journey).exitCode == 0)
      try journey.check(1)
    }

    @Test(.slow) func aStallEnds() throws {
      let journey = try journey(middle: 2_000_000)
      let proxy = try Proxy(to: journey.server, "--back", "--stall", "1000000")
      let start = ContinuousClock.now
      try expectBreak(fetch(1, journey, proxy.options), journey, "stalled")
      #expect(ContinuousClock.now - start < .seconds(60))
      #expect(try fetch(1, journey).exitCode == 0)
      try journey.check(1)
    }

    @Test func aRate() throws {
      let journey = try journey(middle: 1_000_000)
      let start = ContinuousClock.now
      #expect(try fetch(1, journey, ["--rate", "500k"]).exitCode == 0)
      let took = ContinuousClock.now - start
      #expect(took > .seconds(1.8) && took < .seconds(30), "\(took)")
      try journey.check(1)
    }

    @Test func nothingOfThatName() throws {
      let journey = try Journey(.classic, to: .containerd)
      let run = try fetch(7, journey)
      #expect(run.exitCode == 1, "\(run)")
      #expect(run.error.contains("no image '\(journey.name):7' on far"), "\(run)")
    }
  }
}
