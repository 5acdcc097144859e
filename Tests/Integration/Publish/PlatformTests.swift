import Foundation
import Testing

extension Integration {
  /// Two platforms in one index. Nothing runs while they are built, so no foreign program does.
  @Suite struct PlatformTests {
    private func fixture(_ store: Store, platforms: String = "linux/amd64,linux/arm64") throws -> Fixture {
      let fixture = try Fixture(store, config: "[DEFAULT]\nplatforms = \(platforms)\n")
      try fixture.publish(to: .of(store))
      try fixture.write("docker/base/name", fixture.name)
      try fixture.image("base", "FROM scratch\nCOPY docker/base/name /name\n")
      try fixture.image("dev", "FROM base\nARG TARGETARCH\nLABEL architecture=$TARGETARCH\n")
      try fixture.write("docker/dev/VERSION", "1.2.3\n")
      return fixture
    }

    @Test func isOneIndexWithWhatWasBuilt() throws {
      let fixture = try fixture(.containerd)
      try fixture.succeed("build-image", "dev")
      let run = try fixture.succeed("publish-image", "dev")
      let digests = run.lines.compactMap { $0.split(separator: "@").last }
      #expect(run.lines.count == 2 && Set(digests).count == 1, "\(run)")
      let name = "\(fixture.environment["IMAGE_REPOSITORY"] ?? "")/dev"
      try fixture.succeed("publish-image", "--login")
      let index: PublishedIndex = try fixture.manifest("\(name):latest")
      #expect(index.manifests.map(\.platform.architecture).sorted() == ["amd64", "arm64"])
      let native = try #require(index.manifests.first { $0.platform.architecture == "amd64" })
      let manifest: PublishedManifest = try fixture.manifest("\(name)@\(native.digest)")
      #expect(try manifest.config.digest == fixture.config("dev"), "what was tested is what is published")

      let again = try fixture.succeed("publish-image", "dev")
      #expect(again.output == run.output && again.error.contains("is published already"), "\(again)")

      let stable = try fixture.succeed("publish-image", "--promote", "stable", "dev")
      #expect(stable.output.hasSuffix("/dev:stable@\(digests[0])\n"), "\(stable)")

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
        run.error.contains("this engine's store can't keep image 'base' for linux/amd64, linux/arm64; put"),
        "\(run)")
      #expect(run.error.split(separator: "\n").count == 1, "\(run)")
    }
  }
}
