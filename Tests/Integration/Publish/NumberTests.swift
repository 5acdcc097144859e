import Foundation
import Testing

extension Integration {
  /// What publishing costs: as many questions as there are tags take as long as one, and of layers only those go over
  /// that the registry lacks.
  @Suite struct NumberTests {
    private struct Scene {
      let fixture: Fixture
      let gate: Gate

      init(_ store: Store) throws {
        fixture = try Fixture(store)
        gate = try Gate(to: .open(store), in: fixture.engine, fixture.folder + "/.gate")
        fixture.enter = fixture.engine.enterNetwork
        fixture.environment["IMAGE_REPOSITORY"] = "\(gate.host)/\(fixture.name)-lab"
      }

      func image(_ name: String, on parent: String = "orbyter-test-busybox:1") throws {
        try fixture.image(name, "FROM \(parent)\nRUN echo \(fixture.name) \(name) >/of-\(name)\n")
        try fixture.write("docker/\(name)/VERSION", "1.0.0\n")
      }

      /// How many files the registry was sent with this publication.
      func sent(_ name: String) throws -> Int {
        try gate.rule()
        try fixture.succeed("publish-image", name)
        return gate.requests.count {
          $0.hasPrefix("PUT ") && $0.contains("/blobs/uploads/") && $0.hasSuffix(" 201")
        }
      }
    }

    @Test(.slow) func manyAreAskedForAtTheSameTime() throws {
      let scene = try Scene(.containerd)
      for number in 1...12 { try scene.image("image-\(number)") }
      try scene.fixture.succeed("build-image", "all")
      try scene.fixture.succeed("publish-image", "all")
      try scene.gate.rule("slow 0 HEAD manifests/")
      let start = Date()
      let run = try scene.fixture.succeed("publish-image", "all")
      let seconds = Date().timeIntervalSince(start)
      let slow = scene.gate.count("HEAD", "manifests/", "200")
      #expect(run.lines.count == 24 && slow >= 24, "\(run)")
      #expect(seconds < Double(2 * slow) / 3, "\(slow) answers of two seconds took \(seconds)")
    }

    @Test(arguments: Store.anyway) func aChildSendsItsOwnLayers(_ store: Store) throws {
      let scene = try Scene(store)
      try scene.image("base")
      try scene.image("dev", on: "base")
      try scene.fixture.succeed("build-image", "dev")
      #expect(try scene.sent("base") >= 2, "a layer and what is said of it: \(scene.gate.requests)")
      #expect(try scene.sent("dev") == 2, "a layer and what is said of it: \(scene.gate.requests)")
    }
  }
}
