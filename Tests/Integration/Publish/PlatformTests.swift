import Foundation
import Testing

extension Integration {
  /// Two platforms in one index. Nothing runs while they are built, so no foreign program does.
  @Suite struct PlatformTests {
    private func fixture(_ store: Store, platforms: String = "linux/amd64,linux/arm64") throws -> Fixture {
      let fixture = try Fixture(store, config: "[DEFAULT]\nplatforms = \(platforms)\n")
      let registry = try Registry.of(store)
      fixture.enter = fixture.engine.enterNetwork
      try fixture.write("docker/base/name", fixture.name)
      try fixture.image("base", "FROM scratch\nCOPY docker/base/name /name\n")
      try fixture.image("dev", "FROM base\nARG TARGETARCH\nLABEL architecture=$TARGETARCH\n")
      try fixture.write("docker/dev/VERSION", "1.2.3\n")
      fixture.environment["IMAGE_REPOSITORY"] = "\(registry.host)/\(fixture.name)-lab"
      fixture.environment["IMAGE_REPOSITORY_USER"] = registry.user
      fixture.environment["IMAGE_REPOSITORY_PASSWORD"] = registry.password
      return fixture
    }

    private struct Index: Decodable {
      struct Member: Decodable {
        struct Platform: Decodable { let os, architecture: String }
        let digest: String
        let platform: Platform
      }
      let manifests: [Member]
    }

    private struct Manifest: Decodable {
      struct Config: Decodable { let digest: String }
      let config: Config
    }

    /// What a manifest.json says of an image.
    private enum Saved: Decodable {
      case text(String)
      case other

      init(from decoder: any Decoder) throws {
        self = (try? decoder.singleValueContainer().decode(String.self)).map(Saved.text) ?? .other
      }
    }

    private func raw<Answer: Decodable>(_ reference: String, _ fixture: Fixture) throws -> Answer {
      let words = ["docker", "buildx", "imagetools", "inspect", "--raw", reference]
      let run = try Invocation(fixture.enter + words, environment: fixture.environment).run()
      try #require(run.exitCode == 0, "\(run)")
      return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    }

    /// The digest of the configuration that the engine has, which names everything in the image.
    private func localConfig(_ fixture: Fixture) throws -> String {
      let script = "docker save '\(fixture.reference("dev"))' | tar -xOf - manifest.json"
      let run = try Invocation(["sh", "-c", script], environment: fixture.environment).run()
      let saved = try JSONDecoder().decode([[String: Saved]].self, from: Data(run.output.utf8))
      guard case .text(let file) = saved.first?["Config"] else { throw Lab.Missing(description: "\(run)") }
      return try "sha256:" + #require(file.split(separator: "/").last)
    }

    @Test func isOneIndexWithWhatWasBuilt() throws {
      let fixture = try fixture(.containerd)
      try fixture.succeed("build-image", "dev")
      let run = try fixture.succeed("publish-image", "dev")
      let digests = run.lines.compactMap { $0.split(separator: "@").last }
      #expect(run.lines.count == 2 && Set(digests).count == 1, "\(run)")
      let name = "\(fixture.environment["IMAGE_REPOSITORY"] ?? "")/dev"
      try fixture.succeed("publish-image", "--login")
      let index: Index = try raw("\(name):latest", fixture)
      #expect(index.manifests.map(\.platform.architecture).sorted() == ["amd64", "arm64"])
      let native = try #require(index.manifests.first { $0.platform.architecture == "amd64" })
      let manifest: Manifest = try raw("\(name)@\(native.digest)", fixture)
      #expect(try manifest.config.digest == localConfig(fixture), "what was tested is what is published")

      let again = try fixture.succeed("publish-image", "dev")
      #expect(again.output == run.output && again.error.contains("is published already"), "\(again)")

      // A version is for good with all its platforms.
      try fixture.write(
        "run.cfg",
        fixture.read("run.cfg").replacingOccurrences(of: "linux/arm64", with: "linux/arm64,linux/s390x"))
      try fixture.succeed("build-image", "dev")
      let refused = try fixture.run("publish-image", "dev")
      #expect(refused.exitCode == 1 && refused.error.contains("never overwritten"), "\(refused)")
    }

    @Test func theClassicStoreSaysWhatToDo() throws {
      let fixture = try fixture(.classic)
      let run = try fixture.run("build-image", "dev")
      #expect(run.exitCode == 1 && run.output.isEmpty)
      #expect(
        run.error.contains("is for linux/amd64, linux/arm64, and this engine's store keeps one"), "\(run)")
      #expect(run.error.split(separator: "\n").count == 1, "\(run)")
    }
  }
}
