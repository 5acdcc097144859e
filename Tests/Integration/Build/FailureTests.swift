import Testing

extension Integration {
  /// What stands in the last line of a build that failed, and what becomes of it where the engine has what failed.
  @Suite struct FailureTests {
    /// Two images of one step, which BuildKit may show as either's.
    private func fixture(_ config: String = "", base: String) throws -> Fixture {
      let fixture = try Fixture(.classic, config: config)
      try fixture.image("base", base)
      try fixture.image("dev", "FROM base\nRUN echo \(fixture.name) >/dev-file\n")
      return fixture
    }

    private static let broken = "FROM orbyter-test-busybox:1\nRUN echo the reason; exit 3\n"
    private static let line =
      "docker/base/Dockerfile:2: image 'base': process \"/bin/sh -c echo the reason; exit 3\" did not complete successfully: exit code: 3"

    @Test(arguments: ["base", "dev"]) func namesImageLineAndReason(_ image: String) throws {
      let build = try fixture(base: Self.broken).run("build-image", image)
      #expect(build.exitCode == 1)
      #expect(build.error.hasSuffix("build-image: \(Self.line)\n"), "\(build)")
    }

    /// Where docker draws what it does.
    @Test func atATerminalToo() throws {
      let fixture = try fixture(base: Self.broken)
      let terminal = try fixture.terminal("build-image", "dev")
      try terminal.expect("[+] Building ")
      try terminal.expect("\u{1B}")
      try terminal.expect(" \(Self.line)\r\n")
      #expect(try terminal.end().exitCode == 1)
    }

    /// As on a server without a network, to which the parent was transferred.
    @Test(arguments: [[], ["-k"]]) func aParentOfThisCheckoutIsTaken(_ options: [String]) throws {
      let fixture = try fixture(
        "[base]\nno_cache = yes\nsecrets = net={project_root}/.home/net\n",
        base: """
          FROM orbyter-test-busybox:1
          RUN --mount=type=secret,id=net case $(cat /run/secrets/net) in \
            up) ;; down) wget -q http://127.0.0.1:1/ ;; *) echo request timed out; exit 3 ;; esac

          """)
      try fixture.write(".gitignore", ".home\n")
      try fixture.git("init", "-q", ".")
      try fixture.git("add", ".")
      try fixture.git("commit", "-qm", "one")
      try fixture.write(".home/net", "up\n")
      try fixture.succeed("build-image", "base")
      try fixture.write(".home/net", "down\n")
      let before = try fixture.id(fixture.reference("base"))

      let build = try fixture.succeed(["build-image"] + options + ["dev"])
      let note =
        "the engine's \(fixture.reference("base")) is labelled with this checkout's commit and inputs, so it is taken as it is\n"
      #expect(build.error.contains(note), "\(build)")
      #expect(build.output == fixture.reference("dev") + "\n")
      #expect(try fixture.id(fixture.reference("base")) == before)

      // One that fails for another reason would be another one.
      try fixture.write(".home/net", "broken\n")
      let broken = try fixture.run(["build-image"] + options + ["dev"])
      #expect(broken.exitCode == 1 && broken.error.contains("; the engine has "), "\(broken)")
      try fixture.write(".home/net", "down\n")

      // Of another commit, or with changes that none has, nobody can tell whether it would do.
      try fixture.write("docker/base/new", "")
      let refused = try fixture.run(["build-image"] + options + ["dev"])
      let way = "build-image --only \((options + ["dev"]).joined(separator: " "))\n"
      #expect(refused.exitCode == 1)
      #expect(
        refused.error.hasSuffix(
          "; the engine has \(fixture.reference("base")): to build on it as it is: " + way),
        "\(refused)")
      #expect(try fixture.journal().isEmpty)
    }
  }
}
