import Testing

extension Integration {
  /// What a registry is told beside an image: what is in it, how it was built, and who signed it.
  @Suite struct AttestationTests {
    private static let statement =
      #"{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","predicate":{"spdxVersion":"SPDX-2.3","name":"lab"}}"#

    private func fixture(_ store: Store, config: String) throws -> Fixture {
      let fixture = try Fixture(store, config: config)
      try fixture.publish(to: .of(store))
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nCOPY docker/dev/VERSION /name\n")
      try fixture.write("docker/dev/VERSION", "1.2.3\n")
      try sign(fixture, "echo \"$@\" >>\"$HOME/signed\"")
      try fixture.succeed("build-image", "dev")
      return fixture
    }

    private func sign(_ fixture: Fixture, _ script: String) throws {
      try fixture.write("sign", "#!/bin/sh\n\(script)\n")
      let words = ["chmod", "+x", "\(fixture.folder)/sign"]
      _ = try Invocation(words, environment: fixture.environment).run()
    }

    /// A generator of lists that tells what every one of them does: docker's own one is on Docker Hub.
    private func generator(_ fixture: Fixture) throws -> String {
      let name = fixture.published("scan") + ":1.0.0"
      try fixture.image(
        "scan",
        "FROM orbyter-test-busybox:1\nRUN echo '\(Self.statement)' >/statement\nCMD [\"/bin/sh\", \"-c\", \"cp /statement $BUILDKIT_SCAN_DESTINATION/list.spdx.json\"]\n"
      )
      try fixture.write("docker/scan/VERSION", "1.0.0\n")
      try fixture.succeed("build-image", "scan")
      try fixture.succeed("publish-image", "scan")
      return name
    }

    @Test func standBesideTheImageThatWasTested() throws {
      let fixture = try fixture(.containerd, config: "")
      let generator = try generator(fixture)
      try fixture.write(
        "run.cfg",
        fixture.read("run.cfg")
          + "[publish]\nprovenance = max\nsbom = \(generator)\nsign = ./sign as 'my self'\n")
      let tested = try fixture.config("dev")
      let run = try fixture.succeed("publish-image", "dev")
      try fixture.succeed("publish-image", "--login")
      let index: PublishedIndex = try fixture.manifest(fixture.published("dev") + ":1.2.3")
      let native = try index.native()
      let attested = index.manifests.filter {
        $0.annotations?["vnd.docker.reference.type"] == "attestation-manifest"
      }
      #expect(attested.map { $0.annotations?["vnd.docker.reference.digest"] } == [native.digest])
      let manifest: PublishedManifest = try fixture.manifest("\(fixture.published("dev"))@\(native.digest)")
      #expect(manifest.config.digest == tested)
      for (what, expected) in [("SBOM", "\"name\":\"lab\""), ("Provenance", "buildkit")] {
        let words = ["docker", "buildx", "imagetools", "inspect", "--format", "{{json .\(what)}}"]
        let told = try Invocation(
          fixture.enter + words + [fixture.published("dev") + ":latest"], environment: fixture.environment
        ).run()
        #expect(told.output.filter { !$0.isWhitespace }.contains(expected), "\(told)")
      }

      let digest = try #require(run.lines.first)
      #expect(digest.hasPrefix(fixture.published("dev") + ":1.2.3@sha256:"))
      #expect(try fixture.read(".home/signed") == "as my self \(digest)\n")
      let again = try fixture.succeed("publish-image", "dev")
      #expect(again.output == run.output && again.error.contains("is published already"), "\(again)")
      #expect(try fixture.read(".home/signed") == "as my self \(digest)\n", "once is enough")
    }

    @Test func otherwiseBuiltIsNotPublished() throws {
      let fixture = try fixture(.containerd, config: "[publish]\nprovenance = yes\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nCOPY docker/dev/Dockerfile /name\n")
      let run = try fixture.run("publish-image", "dev")
      #expect(run.exitCode == 1 && run.output.isEmpty)
      #expect(run.error.contains("different layers than the image you tested"), "\(run)")
      // Now it is as it was.
      try fixture.succeed("publish-image", "dev")
    }

    @Test func theClassicStoreRefusesBeforeAnythingIsPushed() throws {
      let fixture = try fixture(.classic, config: "[publish]\nprovenance = yes\n")
      let run = try fixture.run("publish-image", "dev")
      #expect(run.exitCode == 1 && run.output.isEmpty)
      #expect(run.error.contains("can't keep image 'dev' with its attestations; put"), "\(run)")
      #expect(try !fixture.engine.has(fixture.published("dev") + ":1.2.3"))
    }

    @Test(arguments: Store.allCases) func aSignatureThatFails(_ store: Store) throws {
      let fixture = try fixture(store, config: "[publish]\nsign = ./sign\n")
      try sign(fixture, "echo no key >&2; exit 3")
      let run = try fixture.run("publish-image", "dev")
      let name = fixture.published("dev")
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(
        run.error.contains(
          "\(name):1.2.3 is published and not signed, and no floating tag was moved: ended with exit code 3: "
        ),
        "\(run)")
      #expect(run.error.contains("./sign \(name):1.2.3@sha256:"), "\(run)")
      try fixture.succeed("publish-image", "--login")
      let latest = Invocation(
        fixture.enter + ["docker", "buildx", "imagetools", "inspect", name + ":latest"],
        environment: fixture.environment)
      #expect(try latest.run().exitCode != 0)

      try sign(fixture, "echo \"$@\" >\"$HOME/signed\"")
      let again = try fixture.succeed("publish-image", "dev")
      #expect(again.lines.count == 2)
      #expect(try fixture.read(".home/signed") == again.lines[0] + "\n")
    }

    /// Nothing floats that could tell, so the next run signs it.
    @Test func aSignatureThatFailsOfAVersionAlone() throws {
      let fixture = try fixture(.containerd, config: "[publish]\nsign = ./sign\nfloat = none\n")
      try sign(fixture, "exit 3")
      #expect(try fixture.run("publish-image", "dev").error.contains("then publish again, which signs it"))
      try sign(fixture, "echo \"$@\" >\"$HOME/signed\"")
      let again = try fixture.succeed("publish-image", "dev")
      #expect(again.lines.count == 1 && again.error.contains("is published already"), "\(again)")
      #expect(try fixture.read(".home/signed") == again.output)
    }

    @Test func aProgramThatIsNotThereIsFoundOutFirst() throws {
      let fixture = try fixture(.containerd, config: "[publish]\nsign = no-such-signer\n")
      let run = try fixture.run("publish-image", "dev")
      #expect(run.exitCode == 2 && run.error.contains("'no-such-signer', which is not installed"), "\(run)")
      #expect(try !fixture.engine.has(fixture.published("dev") + ":1.2.3"))
    }
  }
}
