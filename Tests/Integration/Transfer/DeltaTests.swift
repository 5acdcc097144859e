import Foundation
import Testing

extension Integration {
  /// Only what is missing goes over, in every combination of stores, and what arrives is the image.
  @Suite struct DeltaTests {
    /// Each store once at either end, and every combination in make test-all.
    static let someWays = ways.filter { $0.from != $0.to || Lab.variable("ORBYTER_ALL") != nil }
    /// For what has little to do with the stores.
    static let oneWay = Lab.variable("ORBYTER_ALL") == nil ? Array(someWays.prefix(1)) : ways
    static let ways: [(from: Store, to: Store)] = Store.allCases.flatMap { from in
      Store.allCases.map { (from, $0) }
    }

    /// An engine of the same store as the one that builds.
    static func target(_ way: (from: Store, to: Store)) throws -> (Engine, Server) {
      if way.from != way.to { return (try .of(way.to), try .of(way.to)) }
      let engine = try Engine("other-\(way.to)", ["--store", way.to.rawValue])
      return (engine, try Server(of: engine))
    }

    @Test(arguments: someWays) func onlyTheTopLayer(_ way: (from: Store, to: Store)) throws {
      let (there, server) = try Self.target(way)
      let journey = try Journey(way.from, to: there, server)
      let proxy = try Proxy(to: server)
      try journey.build(1)
      try journey.send(1, options: proxy.options)
      let cold = proxy.bytes().there
      #expect(cold > 300_000, "random bytes do not shrink: \(cold)")
      try journey.check(1)

      try journey.build(2)
      let run = try journey.send(2, options: proxy.options)
      let delta = proxy.bytes().there - cold
      #expect(run.error.contains("1 of 5 layers"), "\(run)")
      #expect(!run.error.contains("sending all"), "\(run)")
      #expect(delta < 40_000, "one small layer: \(delta)")
      try journey.check(2)
      try journey.check(1)

      let before = proxy.bytes()
      let again = try journey.send(2, options: proxy.options)
      #expect(again.error.contains("is already on far"), "\(again)")
      let after = proxy.bytes()
      #expect(after.there + after.back - before.there - before.back < 32_000, "\(before) to \(after)")

      try journey.fixture.engine.docker("tag", "\(journey.name):2", "\(journey.name):3")
      let named = try journey.transfer("\(journey.name):3")
      #expect(named.exitCode == 0)
      #expect(named.error.contains("only the name is missing"), "\(named)")
      #expect(try journey.there.has("\(journey.name):3"))
      try journey.checkNothingIsLeft()
    }

    /// An engine without a registry's blobs under our names for them gets those layers too, and what stands
    /// there is whole.
    @Test func layersInAnotherForm() throws {
      // Built on the containerd store, where layers lie compressed; the classic one calls them otherwise.
      let journey = try Journey(.classic, to: .containerd)
      try journey.build(1, on: journey.there)
      let copy = "docker save '\(journey.name):1' | DOCKER_HOST='\(journey.fixture.engine.host)' docker load"
      let run = try Invocation(["sh", "-c", copy], environment: journey.there.environment).run()
      try #require(run.exitCode == 0, "\(run)")
      let recipe =
        "FROM \(journey.name):1\nRUN echo version 2 >/version && sha256sum /middle /version >/sums\nENV VERSION=2\n"
      let build = try Invocation(
        ["docker", "build", "-q", "-t", "\(journey.name):2", "-f", "-", "/bin"],
        environment: journey.fixture.environment, input: recipe
      ).run()
      try #require(build.exitCode == 0, "\(build)")
      let sent = try journey.send(2)
      #expect(sent.error.contains("in another format"), "\(sent)")
      try journey.there.docker("image", "rm", "-f", "\(journey.name):1")
      try journey.there.docker("builder", "prune", "-af")
      try journey.check(2)
    }

    @Test(arguments: Store.allCases) func aDryRunChangesNothing(_ store: Store) throws {
      let journey = try Journey(store, to: store.other)
      try journey.build(1)
      let before = try journey.there.docker("image", "ls", "-aq").output
      let run = try journey.transfer("-N", "\(journey.name):1")
      #expect(run.exitCode == 0)
      #expect(run.lines.first?.contains("layers, about") == true, "\(run)")
      let sending = run.lines.first { $0.hasPrefix("docker save \(journey.name):1 </dev/null | ") }
      #expect(sending?.contains(" far 'sh -c ") == true, "\(run)")
      let json = Data(try journey.transfer("-N", "--json", "\(journey.name):1").output.utf8)
      let plan = try #require(JSONSerialization.jsonObject(with: json) as? [[String: Any]]).first
      #expect(plan?["action"] as? String == "send")
      #expect(plan?["image"] as? String == "\(journey.name):1")
      #expect(try journey.there.docker("image", "ls", "-aq").output == before)
      try journey.checkNothingIsLeft()
    }

    @Test func tellsItsCommands() throws {
      let journey = try Journey(.classic, to: .containerd)
      try journey.build(1)
      let run = try journey.send(1, options: ["--verbose"])
      let told = run.error.split(separator: "\n").filter { $0.hasPrefix("+ ") }
      let sending = told.first { $0.hasPrefix("+ docker save \(journey.name):1 </dev/null | ") }
      #expect(sending?.contains(" far 'sh -c ") == true, "\(run)")
    }

    @Test(arguments: Store.anyway) func severalImagesShareTheirLayers(_ store: Store) throws {
      let journey = try Journey(store, to: store.other)
      let proxy = try Proxy(to: journey.server)
      try journey.build(1)
      try journey.build(2)
      let run = try journey.transfer("\(journey.name):1", "\(journey.name):2", options: proxy.options)
      #expect(run.exitCode == 0, "\(run)")
      #expect(run.output == "\(journey.name):1\n\(journey.name):2\n")
      #expect(run.error.contains("\(journey.name):2: 1 of 5 layers"), "\(run)")
      try journey.check(1)
      try journey.check(2)
    }

    /// Until the new image is proven, readers find the old one, and at no moment none.
    @Test(arguments: Store.anyway.map(\.other)) func theNameMovesLast(_ store: Store) throws {
      let journey = try Journey(store.other, to: store)
      let name = "\(journey.name):9"
      for version in [1, 2] { try journey.build(version) }
      try journey.fixture.engine.docker("tag", "\(journey.name):1", name)
      _ = try journey.transfer(name)
      var words = try journey.invocation([name]).words
      let moves = """
        "$WATCH" "$THERE" "$NAME:9" >seen & watch=$!
        for version in 2 1 2 1 2; do
          docker tag "$NAME:$version" "$NAME:9" && "$@" || exit 1
        done
        kill $watch; wait $watch; cat seen
        """
      words = ["sh", "-c", moves, "sh"] + words
      var run = try journey.invocation([name])
      run.words = words
      run.environment["WATCH"] = Lab.repository + "/Tests/Integration/Transfer/watch"
      run.environment["THERE"] = journey.there.host
      run.environment["NAME"] = journey.name
      let ended = try run.run()
      #expect(ended.exitCode == 0, "\(ended)")
      let layers = try [1, 2].map {
        try journey.fixture.engine.ask([
          "image", "inspect", "-f", "{{json .RootFS.Layers}}", "\(journey.name):\($0)",
        ])
        .lines.first ?? ""
      }
      let seen = ended.lines.filter { $0 != name }
      #expect(Set(seen) == Set(layers), "\(ended)")
      // The old image is left as docker leaves one whose name moved, and nothing else of ours.
      let all = try journey.there.docker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}").lines
      #expect(!all.contains { $0.hasPrefix("orbyter-transfer") }, "\(all)")
      #expect(all.count { $0 == "<none>:<none>" } == 1, "\(all)")
      try journey.there.docker("image", "prune", "-f")
      let question = ["image", "inspect", "-f", "{{json .RootFS.Layers}}", name]
      #expect(try journey.there.ask(question).lines.first == layers[1])
    }
  }
}
