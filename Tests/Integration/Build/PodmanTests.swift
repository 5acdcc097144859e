import Testing

extension Integration {
  /// What podman-docker installs as `docker`: podman under that name, which has no buildx.
  @Suite(.slow) struct PodmanTests {
    private static let setup = """
      "$1/docker/engine" setup podman busybox &&
      mkdir -p .bin && printf '#!/bin/sh\\nexec podman "$@"\\n' >.bin/docker && chmod 755 .bin/docker &&
      printf '[storage]\\ndriver = "vfs"\\ngraphroot = "%s"\\nrunroot = "%s"\\n' "$PWD/.st/g" "$PWD/.st/r" >.st.conf &&
      cp "$(command -v busybox)" docker/base/busybox
      """

    private static let base = """
      FROM scratch AS builder
      COPY docker/base/busybox /bin/busybox
      RUN ["/bin/busybox", "--install", "-s", "/bin"]
      FROM builder
      RUN echo made >/b

      """

    private func podman(_ fixture: Fixture, _ words: String...) throws -> Finished {
      try Invocation(
        ["podman"] + words, environment: fixture.environment, folder: fixture.folder, seconds: 300
      ).run()
    }

    private func build(_ fixture: Fixture, _ words: String...) throws -> Finished {
      var invocation = try fixture.invocation(.plain, ["build-image"] + words)
      invocation.seconds = 300
      let run = try invocation.run()
      try #require(run.exitCode == 0, "\(run)")
      return run
    }

    @Test func buildsLendsAndCleans() throws {
      let fixture = try Fixture(.classic)
      try fixture.image("base", Self.base)
      try fixture.image("dev", "FROM base\nRUN grep -qx made /b\n")
      let setup = try Invocation(
        ["sh", "-ec", Self.setup, "sh", Lab.repository], environment: fixture.environment,
        folder: fixture.folder, seconds: 300
      ).run()
      try #require(setup.exitCode == 0, "\(setup)")
      fixture.environment["PATH"] = "\(fixture.folder)/.bin:" + (fixture.environment["PATH"] ?? "")
      fixture.environment["CONTAINERS_STORAGE_CONF"] = "\(fixture.folder)/.st.conf"
      #expect(try build(fixture, "base").output == "\(fixture.name)-base:tester\n")

      // The name that dev has for its parent is somebody's already.
      try fixture.image("other", "FROM scratch\nCOPY run.cfg /\n")
      #expect(try build(fixture, "other").output == "\(fixture.name)-other:tester\n")
      #expect(try podman(fixture, "tag", fixture.reference("other"), "base").exitCode == 0)
      #expect(try build(fixture, "dev").output == "\(fixture.name)-dev:tester\n")
      let ids = try podman(fixture, "image", "inspect", "-f", "{{.Id}}", "base", fixture.reference("other"))
      #expect(ids.lines.count == 2 && ids.lines.first == ids.lines.last, "\(ids)")
      let list = try podman(fixture, "image", "ls", "--format", "{{.Repository}}:{{.Tag}}")
      #expect(!list.output.contains("orbyter-journal"), "\(list)")

      let names = ["base", "base-builder", "dev", "other"].map { "\(fixture.name)-\($0):tester" }
      #expect(try build(fixture, "clean").lines == names)
    }
  }
}
