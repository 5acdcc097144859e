import Foundation
import Testing

extension Integration {
  /// Two versions of one image, published at the same time: the floating tag ends at the higher one.
  @Suite struct RaceTests {
    /// Two checkouts with one published name; the first one's requests go through a gate.
    private struct Scene {
      let own: Fixture
      let other: Fixture
      let gate: Gate

      init(_ store: Store, _ version: String, against rival: String, _ config: String = "") throws {
        own = try Fixture(store)
        other = try Fixture(store, config: config)
        let registry = try Registry.open(store)
        gate = try Gate(to: registry, in: own.engine, own.folder + "/.gate")
        for (fixture, host, version) in [(own, gate.host, version), (other, registry.host, rival)] {
          fixture.enter = fixture.engine.enterNetwork
          fixture.environment["IMAGE_REPOSITORY"] = "\(host)/\(own.name)-lab"
          try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) >/name\n")
          try fixture.write("docker/dev/VERSION", version + "\n")
          try fixture.succeed("build-image", "dev")
        }
      }

      /// Publishes, and does something as soon as a request is held, which is then not answered.
      func publish(holding rule: String, _ meanwhile: @escaping () throws -> Void) throws -> Finished {
        try gate.rule(rule)
        var isHeld = false
        let run = try own.invocation(["publish-image", "dev"]).run { _ in
          guard !isHeld, gate.requests.contains(where: { $0.hasSuffix(" held") }) else { return }
          isHeld = true
          try meanwhile()
          try gate.rule()
        }
        #expect(isHeld, "\(rule): \(run)")
        return run
      }

      func name(_ tag: String) -> String { "\(other.environment["IMAGE_REPOSITORY"] ?? "")/dev:\(tag)" }

      @discardableResult
      func imagetools(_ words: String...) throws -> String {
        let line = other.enter + ["docker", "buildx", "imagetools"] + words
        let run = try Invocation(line, environment: other.environment).run()
        try #require(run.exitCode == 0, "\(run)")
        return run.output
      }

      func layers(_ tag: String) throws -> String {
        try imagetools("inspect", "--format", "{{json .Image.RootFS.DiffIDs}}", name(tag))
      }
    }

    /// While the lower one's version is pushed, and while its tag is: what was asked in the beginning is no longer so.
    @Test(arguments: Store.anyway, ["PUT manifests/1.1.0", "PUT manifests/latest"])
    func theHigherOneKeepsTheTag(_ store: Store, _ request: String) throws {
      let scene = try Scene(store, "1.1.0", against: "1.2.0")
      let run = try scene.publish(holding: "hold 1 \(request)") {
        try scene.other.succeed("publish-image", "dev")
      }
      #expect(run.exitCode == 0 && run.lines.count == 1, "\(run)")
      #expect(run.output.contains("/dev:1.1.0@sha256:"), "\(run)")
      #expect(run.error.contains("/dev:latest stays at 1.2.0, which is higher"), "\(run)")
      #expect(try scene.layers("latest") == scene.layers("1.2.0"))
    }

    /// A tag that somebody else moves between the push and the look at where it is.
    @Test(arguments: Store.anyway, ["1.1.0", "1.3.0"])
    func whatHappensBehindThePush(_ store: Store, _ rival: String) throws {
      let scene = try Scene(store, "1.2.0", against: rival, "[publish]\nlatest = no\n")
      try scene.other.succeed("publish-image", "dev")
      let run = try scene.publish(holding: "look 1 HEAD manifests/latest") {
        #expect(scene.gate.count("PUT", "manifests/latest", "201") == 1, "\(scene.gate.requests)")
        try scene.imagetools("create", "--tag", scene.name("latest"), scene.name(rival))
      }
      let isHigher = rival == "1.3.0"
      #expect(run.exitCode == 0 && run.lines.count == (isHigher ? 1 : 2), "\(run)")
      #expect(
        run.error.contains("/dev:latest has been moved on to 1.3.0 in the meantime") == isHigher, "\(run)")
      #expect(try scene.layers("latest") == scene.layers(isHigher ? rival : "1.2.0"))
    }

    /// One version, twice, with two contents: whoever comes second stops, and what is there stays.
    @Test(arguments: Store.anyway) func aVersionIsLookedForAgain(_ store: Store) throws {
      let scene = try Scene(store, "1.0.0", against: "1.0.0")
      let run = try scene.publish(holding: "hold 1 PUT manifests/1.0.0") {
        try scene.other.succeed("publish-image", "dev")
      }
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(run.error.contains("is never overwritten; raise the image's VERSION"), "\(run)")
    }
  }
}
