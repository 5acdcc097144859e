import Testing

extension Integration {
  /// Debian 12's docker 20.10, which has no buildx.
  @Suite(.slow, .enabled(if: Lab.isDebian12, "this is another system: its packages hold no docker 20.10"))
  struct OldDockerTests {
    @Test func buildsRunsAndCleans() throws {
      let engine = try Engine("docker20", ["--docker20"])
      defer { try? Lab.stop(engine.name) }
      try engine.makeBusybox()
      let fixture = try Fixture(
        on: engine, config: "[dev]\nvolumes = {project_root}:/work\nports = 8080:80\n")
      try fixture.image("base", "FROM orbyter-test-busybox:1 AS builder\nFROM builder\nRUN echo b >/b\n")
      try fixture.image("dev", "FROM \(fixture.name)-base:tester\nRUN cat /b >/copy\n")
      #expect(try engine.docker("version", "-f", "{{.Client.Version}}").output.hasPrefix("20.10"))
      #expect(try engine.docker("version", "-f", "{{.Server.Version}}").output.hasPrefix("20.10"))
      #expect(try fixture.succeed("build-image", "dev").output == "\(fixture.name)-dev:tester\n")
      let run = try fixture.run("run-image", "dev", "--", "sh", "-c", "cat /copy; ls /work; exit 7")
      #expect(run.output == "b\ndocker\nrun.cfg\n", "\(run)")
      #expect(run.exitCode == 7)
      fixture.environment["IMAGE_REPOSITORY"] = "127.0.0.1:1/lab"
      try fixture.write("docker/dev/VERSION", "1.0.0\n")
      let published = try fixture.run("publish-image", "dev")
      #expect(
        published.exitCode == 2 && published.error.contains("needs docker's plugin buildx"), "\(published)")
      // The client's own BuildKit sets what the old builder leaves empty, and reads the Dockerfile's ignore file.
      try fixture.image(
        "kit",
        "FROM base\nARG TARGETARCH\nCOPY . /all\nRUN test -n \"$TARGETARCH\" && test ! -e /all/secret\n")
      try fixture.write("docker/kit/Dockerfile.dockerignore", "secret\n.home\n")
      try fixture.write("secret", "x")
      #expect(try fixture.succeed("build-image", "kit").output == "\(fixture.name)-kit:tester\n")
      try fixture.succeed("build-image", "clean", "kit")
      let names = ["base", "base-builder", "dev"].map { "\(fixture.name)-\($0):tester" }
      #expect(try fixture.succeed("build-image", "clean").lines == names)
    }
  }
}
