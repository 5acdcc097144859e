import Testing

extension Integration {
  /// The way back: the engine over there has the image, the one here lacks layers of it.
  @Suite struct FetchTests {
    private func fetch(_ version: Int, _ journey: Journey, _ options: [String] = []) throws -> Finished {
      let words = ["transfer-image", "-F", journey.server.config] + options
      return try journey.fixture.invocation(words + ["--from", "far", "\(journey.name):\(version)"]).run()
    }

    @Test(arguments: DeltaTests.someWays) func anImageComesBack(_ way: (from: Store, to: Store)) throws {
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
      if way.to == .classic, !delta.error.contains("in another form") {
        #expect(bytes < 40_000, "\(bytes): \(delta)")
      } else {
        #expect(delta.error.contains("all layers"), "\(bytes): \(delta)")
      }
      try journey.check(2)
      let again = try fetch(2, journey)
      #expect(again.error.contains("is already on this machine"), "\(again)")
    }

    @Test func nothingOfThatName() throws {
      let journey = try Journey(.classic, to: .containerd)
      let run = try fetch(7, journey)
      #expect(run.exitCode == 1, "\(run)")
      #expect(run.error.contains("no image '\(journey.name):7' on far"), "\(run)")
    }
  }
}
