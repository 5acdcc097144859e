import Testing

extension Integration {
  /// What goes over the line, beside what people would send instead.
  @Suite struct BytesTests {
    /// A number that a shell line prints, with the image as `$1`.
    private func number(_ line: String, _ image: String, _ journey: Journey) throws -> Int {
      let run = try Invocation(["sh", "-ec", line, "sh", image], environment: journey.fixture.environment)
        .run()
      try #require(run.exitCode == 0, "\(run)")
      return try #require(run.lines.last.flatMap { Int($0) }, "\(run)")
    }

    @Test(arguments: DeltaTests.oneWay) func noMoreThanIsNeeded(_ way: (from: Store, to: Store)) throws {
      let (there, server) = try DeltaTests.target(way)
      let journey = try Journey(way.from, to: there, server, middle: 2_000_000)
      let proxy = try Proxy(to: server)
      try journey.build(1)
      let options = proxy.options.map { "'\($0)'" }.joined(separator: " ")
      let pipe =
        "docker save \"$1\" | zstd -q -3 -T0 | ssh -F '\(server.config)' \(options) far docker load >&2; echo 0"
      _ = try number(pipe, "\(journey.name):1", journey)
      let piped = proxy.bytes()
      #expect(piped.there > 2_000_000)
      try journey.there.docker("image", "rm", "\(journey.name):1")

      try journey.send(1, options: proxy.options)
      let cold = proxy.bytes()
      #expect(
        (cold.there - piped.there) * 100 <= piped.there * 102,
        "cold: \(cold.there - piped.there), by a pipe: \(piped.there)")

      try journey.send(1, options: proxy.options)
      let same = proxy.bytes()
      #expect(same.there + same.back - cold.there - cold.back < 32_000, "unchanged: \(cold) to \(same)")

      try journey.build(2, top: 100_000)
      let layer = """
        layer=$(docker image inspect -f '{{json .RootFS.Layers}}' "$1" | tr -dc '[:alnum:],' | sed 's/.*sha256//')
        docker save "$1" | tar -xOf - "blobs/sha256/$layer" | zstd -q -3 | wc -c
        """
      // Of a containerd store the archive has the layer compressed, under another name.
      let size = way.from == .classic ? try number(layer, "\(journey.name):2", journey) : 101_000
      #expect((100_000...110_000).contains(size))
      try journey.send(2, options: proxy.options)
      let delta = proxy.bytes().there - same.there
      #expect(delta * 10 <= size * 11 + 320_000, "one layer of \(size): \(delta)")
      try journey.check(2)
    }
  }
}
