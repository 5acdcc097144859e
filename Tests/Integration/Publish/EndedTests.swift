import Foundation
import Glibc
import Testing

extension Integration {
  /// A publication that is ended at some request: the next one finishes it.
  @Suite struct EndedTests {
    /// By Ctrl-C, and as a cancelled job is.
    static let signals = [SIGINT, SIGKILL]

    private final class Scene {
      let fixture: Fixture
      let gate: Gate
      let password: String

      init(_ store: Store) throws {
        fixture = try Fixture(store)
        let registry = try Registry.of(store)
        gate = try Gate(to: registry, in: fixture.engine, fixture.folder + "/.gate")
        password = registry.password
        fixture.enter = fixture.engine.enterNetwork
        fixture.environment["IMAGE_REPOSITORY_USER"] = registry.user
        fixture.environment["IMAGE_REPOSITORY_PASSWORD"] = password
        fixture.environment["TMPDIR"] = "\(fixture.folder)/.tmp"
        fixture.environment["XDG_RUNTIME_DIR"] = nil
        try fixture.write(".tmp/.keep", "")
        try fixture.write("docker/dev/VERSION", "1.2.3\n")
      }

      /// Publishes an image that is not there yet, and ends it where a request is held.
      /// - Returns: whether one was.
      func end(_ rule: String, with signal: Int32, _ round: String) throws -> Bool {
        fixture.environment["IMAGE_REPOSITORY"] = "\(gate.host)/\(fixture.name)-\(round)"
        try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) \(round) >/name\n")
        try fixture.succeed("build-image", "dev")
        try gate.rule(rule)
        var isEnded = false
        let run = try fixture.invocation(["publish-image", "dev"]).run { process in
          guard !isEnded, self.gate.requests.contains(where: { $0.hasSuffix(" held") }) else { return }
          isEnded = true
          kill(-process, signal)
        }
        try gate.rule()
        guard isEnded else { return false }
        #expect(run.exitCode == 128 + signal, "\(rule): \(run)")
        if signal == SIGINT { #expect(try folders().isEmpty, "\(rule): its login went with it") }
        let next = try fixture.invocation(["publish-image", "dev"]).run()
        #expect(next.exitCode == 0 && next.lines.count == 2, "\(rule), after signal \(signal): \(next)")
        let list = try fixture.succeed("publish-image", "--list", "dev").lines
        #expect(list.count == 2 && list[1].contains(" latest "), "both tags are one image: \(list)")
        #expect(try folders().isEmpty, "\(rule): what a killed one left is gone")
        return true
      }

      private func folders() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(fixture.folder)/.tmp")
          .filter { $0.hasPrefix("orbyter-") }
      }
    }

    /// At each step once: login, questions, layers, version, what floats, the reading back.
    @Test(arguments: Lab.variable("ORBYTER_ALL") == nil ? [SIGKILL] : signals)
    func atEachStep(_ signal: Int32) throws {
      let scene = try Scene(signal == SIGINT ? .classic : .containerd)
      let rules = [
        "hold 0 GET /v2/$", "hold 0 HEAD manifests/1.2.3", "hold 0 POST blobs/uploads",
        "hold 0 PUT manifests/1.2.3", "hold 0 PUT manifests/latest", "hold 0 GET manifests/sha256:",
      ]
      for (number, rule) in rules.enumerated() {
        #expect(try scene.end(rule, with: signal, "s\(signal)r\(number)"), "nothing was held: \(rule)")
      }
    }

    @Test(.slow, arguments: Store.allCases, signals) func atEveryRequest(_ store: Store, _ signal: Int32)
      throws
    {
      let scene = try Scene(store)
      var number = 0
      while try scene.end("hold +\(number) * .", with: signal, "s\(signal)n\(number)") { number += 1 }
      #expect(number > 12, "it makes more requests than that")
    }
  }
}
