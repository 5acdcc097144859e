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

    /// On a machine whose engine keeps images in folders that we may read, the layer that is new comes out of
    /// there; docker would export the whole image for it.
    @Test(arguments: Store.allCases) func withoutASave(_ store: Store) throws {
      let (there, server) = try Self.target((.classic, store))
      let journey = try Journey(.classic, to: there, server)
      try journey.build(1)
      try journey.send(1)
      try journey.build(2)
      let own = journey.fixture.environment
      defer { journey.fixture.environment = own }
      try Self.replaceSave(in: journey.fixture, by: "exit 1")
      let run = try journey.send(2)
      #expect(!run.error.contains("docker exports"), "\(run)")
      try journey.check(2)
      // No layer at all is new.
      let build = try Invocation(
        ["docker", "build", "-q", "-t", "\(journey.name):3", "-f", "-", "/bin"],
        environment: own, input: "FROM \(journey.name):2\nENV VERSION=3\n"
      ).run()
      try #require(build.exitCode == 0, "\(build)")
      let configured = try journey.send(3)
      #expect(!configured.error.contains("docker exports"), "\(configured)")
      try journey.check(3)
    }

    /// Puts a `docker` in front of the real one that does something else when it is to save an image.
    private static func replaceSave(in fixture: Fixture, by deed: String) throws {
      let docker = "#!/bin/sh\n[ \"$1\" != save ] || \(deed)\nexec env PATH=\"${PATH#*:}\" docker \"$@\"\n"
      try fixture.write(".home/bin/docker", docker)
      let words = ["chmod", "755", "\(fixture.folder)/.home/bin/docker"]
      _ = try Invocation(words, environment: fixture.environment).run()
      fixture.environment["PATH"] = "\(fixture.folder)/.home/bin:\(fixture.environment["PATH"] ?? "")"
    }

    /// It is told as what it is, not as a line that broke.
    @Test func aSaveThatFails() throws {
      let journey = try Journey(.classic, to: .containerd)
      try journey.build(1)
      let root = try #require(
        journey.fixture.engine.docker("info", "-f", "{{.DockerRootDir}}").lines.first)
      let own = journey.fixture.environment
      defer { journey.fixture.environment = own }
      try Self.replaceSave(in: journey.fixture, by: "{ echo no space left here >&2; exit 3; }")
      var sending = try journey.invocation(["\(journey.name):1"])
      let hide = "mount -n -t tmpfs none \"$1/image\"\nshift\nexec \"$@\""
      sending.words = ["unshare", "--mount", "sh", "-ec", hide, "sh", root] + sending.words
      let run = try sending.run()
      #expect(run.exitCode == 3 && run.output.isEmpty, "\(run)")
      #expect(run.error.contains("docker save \(journey.name):1: no space left here"), "\(run)")
      #expect(!run.error.contains("broke"), "\(run)")
      try journey.checkNothingIsLeft()
    }

    /// Where those folders are hidden, or hold something else than the engine put there, docker's own way.
    @Test(arguments: [
      ("hidden", "mount -n -t tmpfs none \"$1/image\"", ""),
      ("shorter", "mount -n --bind /dev/null \"$2\"", "docker exports the whole image"),
      ("other bytes", "tr '1-9' x <\"$2\" >\"$3\"; mount -n --bind \"$3\" \"$2\"", "sending all layers"),
    ]) func withASave(_ name: String, _ deed: String, _ notice: String) throws {
      let journey = try Journey(.classic, to: try Engine("other-classic", ["--store", "classic"]))
      try journey.build(1)
      try journey.send(1)
      try journey.build(2)
      let engine = journey.fixture.engine
      let root = try #require(engine.docker("info", "-f", "{{.DockerRootDir}}").lines.first)
      let folder = try engine.docker(
        "image", "inspect", "-f", "{{.GraphDriver.Data.UpperDir}}", "\(journey.name):2")
      var sending = try journey.invocation(["\(journey.name):2"])
      let file = try #require(folder.lines.first) + "/sums"
      sending.words =
        ["unshare", "--mount", "sh", "-ec", "\(deed)\nshift 3\nexec \"$@\"", "sh", root, file]
        + ["\(journey.fixture.folder)/other"] + sending.words
      let run = try sending.run()
      #expect(run.exitCode == 0, "\(run)")
      let told = run.error.split(separator: "\n").filter { $0.contains("image: ") }.dropFirst()
      #expect(told.isEmpty == notice.isEmpty && told.allSatisfy { $0.contains(notice) }, "\(name): \(run)")
      try journey.check(2)
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
      #expect(sent.error.contains("in another form"), "\(sent)")
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
      #expect(run.lines.last?.hasPrefix("docker save \(journey.name):1 </dev/null | ") == true)
      #expect(run.lines.last?.hasSuffix(" far 'docker load'") == true)
      let json = Data(try journey.transfer("-N", "--json", "\(journey.name):1").output.utf8)
      let plan = try #require(JSONSerialization.jsonObject(with: json) as? [[String: Any]]).first
      #expect(plan?["action"] as? String == "send")
      #expect(plan?["image"] as? String == "\(journey.name):1")
      #expect(try journey.there.docker("image", "ls", "-aq").output == before)
      try journey.checkNothingIsLeft()
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
