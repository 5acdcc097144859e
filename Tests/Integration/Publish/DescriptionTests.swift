import Testing

extension Integration {
  /// A README on its way to Docker Hub, of which there is a stand-in here.
  @Suite struct DescriptionTests {
    private static let password = "s3cret \"quoted\" \\ word"
    private let project: ReleaseProject
    private var fixture: Fixture { project.fixture }

    init() throws {
      project = try ReleaseProject()
      fixture.environment["IMAGE_REPOSITORY"] = "acme"
      fixture.environment["IMAGE_REPOSITORY_USER"] = "ada"
      fixture.environment["IMAGE_REPOSITORY_PASSWORD"] = Self.password
      fixture.environment["TMPDIR"] = "\(fixture.folder)/.tmp"
      try fixture.write(".tmp/.keep", "")
    }

    @Test func isTheReadmeWordByWord() throws {
      let hub = try Hub(for: fixture, user: "ada", password: Self.password)
      let text = "# base\n\n\"quotes\", \\ and \t tabs\n\n- 1.0.0: the first\n"
      try fixture.write("docker/base/README.md", text)
      var watch = ArgumentWatch(secret: "s3cret")
      let words = ["publish-image", "--verbose", "--describe", "base:1.0.0"]
      let run = try fixture.invocation(words).run { _ in watch.look() }
      #expect(run.exitCode == 0 && run.output == "https://hub.docker.com/r/acme/base\n", "\(run)")
      #expect(try hub.descriptions() == [["/v2/repositories/acme/base/", text]])
      // The stand-in itself is told the password to ask for.
      #expect(
        watch.leaks.allSatisfy { $0.contains("Publish/hub") } && watch.seen.contains { $0.hasPrefix("curl") })
      #expect(!run.error.contains("s3cret"))
      let left = Invocation(["ls", "\(fixture.folder)/.tmp"], environment: fixture.environment)
      #expect(try left.run().output.isEmpty, "no draft is left")
    }

    @Test func isOfTheHighestVersion() throws {
      let hub = try Hub(for: fixture, user: "ada", password: Self.password)
      try project.git("tag base-1.2.0 && git tag base-2.0.0-rc.1")
      for version in ["1.0.0", "2.0.0-rc.1"] {
        let run = try fixture.succeed("publish-image", "--describe", "refs/tags/base-\(version)")
        #expect(run.error.contains("stays as it is at 1.2.0, the highest") && run.output.isEmpty, "\(run)")
      }
      #expect(try hub.descriptions().isEmpty)
    }

    @Test func aWrongPasswordIsTold() throws {
      let hub = try Hub(for: fixture, user: "ada", password: "another")
      let run = try fixture.run("publish-image", "--describe", "base:1.0.0")
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(
        run.error.contains("401") && run.error.contains("did not take the description of acme/base"), "\(run)"
      )
      #expect(try hub.descriptions().isEmpty)
    }

    /// It would be told to somebody else.
    @Test func aPasswordForAnotherRegistryIsNone() throws {
      let hub = try Hub(for: fixture, user: "ada", password: Self.password)
      fixture.environment["IMAGE_REPOSITORY"] = "ghcr.io/acme"
      try fixture.write("run.cfg", fixture.read("run.cfg") + "[base]\npublication_tag = acme/base:1\n")
      try project.git("commit -qam x")
      let run = try fixture.run("publish-image", "--describe", "base:1.0.0")
      #expect(run.exitCode == 2 && run.error.contains("which are for the registry of repository="), "\(run)")
      #expect(try hub.descriptions().isEmpty)
    }

    /// As the release workflow calls it.
    @Test func isSkippedElsewhere() throws {
      let step = try #require(ReleaseProject.steps("release").first { $0.contains("describe") })
      fixture.environment["IMAGE_REPOSITORY"] = "ghcr.io/acme"
      fixture.environment["GITHUB_REF"] = "refs/tags/base-1.0.0"
      let run = try project.shell(step)
      #expect(run.exitCode == 0 && run.output.isEmpty, "\(run)")
      #expect(run.error.contains("ghcr.io/acme/base is not on Docker Hub"), "\(run)")
    }
  }
}
