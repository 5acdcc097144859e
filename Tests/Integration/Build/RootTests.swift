import Testing

extension Integration {
  /// docker/base on a system without mmdebstrap: its root file system comes out of debian:bookworm-slim, for
  /// which a small image of that name stands in, in a registry of ours, as Docker Hub is not to be reached.
  @Suite struct RootTests {
    private static let recipe = """
      FROM orbyter-test-busybox:1 AS tools
      FROM scratch
      COPY --from=tools /bin /bin
      RUN ["/bin/mkdir", "-p", "/etc", "/tmp"]
      RUN echo 'VERSION_CODENAME=bookworm' >/etc/os-release

      """

    private func fixture(_ store: Store) throws -> Fixture {
      let config =
        "[base]\npre_build_script = exec docker/base/root.sh\npre_build_outputs = docker/base/root.tar\n"
      let fixture = try Fixture(store, config: config)
      let copy = "mkdir -p docker/base && cp \"$1/docker/base/\"[Dr]* docker/base/ && rm -f docker/base/*.tar"
      let words = ["sh", "-ec", copy, "sh", Lab.repository]
      let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
      try #require(run.exitCode == 0, "\(run)")
      return fixture
    }

    @Test(arguments: Store.anyway) func comesOutOfAnImage(_ store: Store) throws {
      let fixture = try fixture(store)
      let name = "registry-root-\(store)"
      let registry = try Registry(named: name, of: .of(store), user: nil)
      defer { try? Lab.stop(name) }
      let image = "\(registry.host)/debian:bookworm-slim"
      try fixture.image("stand-in", Self.recipe)
      try fixture.succeed("build-image", "stand-in")
      for words in [
        ["tag", "\(fixture.name)-stand-in:tester", image], ["push", image], ["image", "rm", image],
      ] {
        let run = try fixture.engine.ask(words)
        try #require(run.exitCode == 0, "\(run)")
      }
      fixture.environment["ROOT_IMAGE"] = image
      #expect(try fixture.succeed("build-image", "base").output == "\(fixture.name)-base:tester\n")
      let words = ["run", "--rm", "\(fixture.name)-base:tester", "cat", "/etc/os-release"]
      #expect(try fixture.engine.ask(words).output == "VERSION_CODENAME=bookworm\n")
    }

    @Test func appearsWholeOrNotAtAll() throws {
      let fixture = try fixture(.classic)
      fixture.environment["ROOT_IMAGE"] = "127.0.0.1:1/debian:bookworm-slim"
      let run = try fixture.run("build-image", "base")
      #expect(run.exitCode == 1, "\(run)")
      let left = ["sh", "-c", "ls -A docker/base"]
      let folder = try Invocation(left, environment: fixture.environment, folder: fixture.folder).run()
      #expect(folder.lines.allSatisfy { !$0.contains("tar") }, "\(folder)")
    }

    /// The disk is one of the script's own namespace: nothing of it stays.
    @Test(arguments: [8, 30]) func aFullDiskIsTold(_ megabytes: Int) throws {
      let fixture = try fixture(.classic)
      try fixture.write("small/.keep", "")
      let script =
        "mount -n -t tmpfs -o size=\(megabytes)m orbyter small; TMPDIR=$PWD/small exec docker/base/root.sh"
      let words = ["unshare", "--mount", "sh", "-ec", script]
      let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
      #expect(run.exitCode == 1, "\(run)")
      let told = "/small has \(megabytes) MB free, and this takes 350 MB; "
      #expect(run.error.contains(told), "\(run)")
      #expect(!fixture.exists("docker/base/root.tar"))
    }
  }
}
