import Testing

extension Integration {
  /// What an account over there may have set up for itself.
  @Suite struct AccountTests {
    private func there(_ name: String, profile: String, path: String? = nil) throws -> (Journey, Server) {
      let engine = try Engine.of(.containerd)
      let server = try Server(named: "ssh-\(name)", dockerHost: engine.host, path: path)
      let file = try Lab.thing(server.name) + "/home/.bashrc"
      let words = ["sh", "-c", "cat >\"$1\"", "sh", file]
      let write = Invocation(words, environment: Lab.environment(home: try Lab.folder), input: profile)
      try #require(try write.run().exitCode == 0)
      return (try Journey(.classic, to: engine, server), server)
    }

    private func goesBothWays(_ journey: Journey) throws {
      for version in [1, 2] { try journey.build(version) }
      try journey.send(1)
      #expect(try journey.send(2).error.contains("1 of 5 layers"))
      for version in [1, 2] {
        try journey.check(version)
        try journey.fixture.engine.docker("image", "rm", "\(journey.name):\(version)")
      }
      try journey.fixture.engine.docker("builder", "prune", "-af")
      let words = ["transfer-image", "-F", journey.server.config, "--from", "far", "\(journey.name):2"]
      try journey.fixture.succeed(words)
      try journey.check(2)
    }

    /// On both streams, and before every command.
    @Test func aShellThatGreets() throws {
      let (journey, server) = try there(
        "greeting", profile: "echo Welcome\necho hello >&2\nprintf 'no line: '\n")
      defer { try? Lab.stop(server.name) }
      try goesBothWays(journey)
    }

    static let shells = ["fish", "zsh", "tcsh"].filter { shell in
      let words = ["sh", "-c", "command -v \(shell)"]
      return (try? Invocation(words, environment: Lab.environment(home: "/")).run().exitCode) == 0
    }

    @Test(.slow, arguments: shells) func anotherShell(_ shell: String) throws {
      let (journey, server) = try there(shell, profile: "exec \(shell) -c \"$BASH_EXECUTION_STRING\"\n")
      defer { try? Lab.stop(server.name) }
      try goesBothWays(journey)
    }

    /// Nothing but a shell is where this session looks.
    @Test func dockerIsOffThePath() throws {
      let folder = "\(try Lab.folder)/only-sh"
      let make = "mkdir -p \"$1\" && ln -sf \"$(command -v sh)\" \"$1/sh\" && ! PATH=$1 command -v docker"
      let made = try Invocation(["sh", "-c", make, "sh", folder], environment: Lab.environment(home: "/"))
        .run()
      try #require(made.exitCode == 0, "\(made)")
      let (journey, server) = try there("pathless", profile: "", path: folder)
      defer { try? Lab.stop(server.name) }
      try goesBothWays(journey)
    }

    /// As `nologin` says it, on standard output.
    @Test func noShellAtAll() throws {
      let (journey, server) = try there("nologin", profile: "echo This account is not available.\nexit 1\n")
      defer { try? Lab.stop(server.name) }
      try journey.build(1)
      let run = try journey.transfer("\(journey.name):1")
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(
        run.error.hasSuffix(
          "what it was asked: This account is not available.; can this account run sh?\n"), "\(run)")
    }

    /// At once, or when the image comes.
    @Test(arguments: ["*", "*orbyter-load-[0-9a-f][0-9a-f]*"]) func aShellThatNeverEnds(_ pattern: String)
      throws
    {
      let profile = "case $BASH_EXECUTION_STRING in exit) ;; \(pattern)) exec yes ;; esac\n"
      let (journey, server) = try there("endless", profile: profile)
      defer { try? Lab.stop(server.name) }
      try journey.build(1)
      let run = try journey.transfer("\(journey.name):1")
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(
        run.error.contains("far says far more than any answer has; is it the right machine?\n"), "\(run)")
      #expect(try !journey.there.has("\(journey.name):1"))
      #expect(try journey.connections().isEmpty)
    }

    @Test func anotherPlatformThanOurs() throws {
      let (journey, server) = try there("platform", profile: "export DOCKER_DEFAULT_PLATFORM=linux/arm64\n")
      defer { try? Lab.stop(server.name) }
      journey.fixture.environment["DOCKER_DEFAULT_PLATFORM"] = "linux/s390x"
      let own = journey.fixture.environment
      journey.fixture.environment["DOCKER_DEFAULT_PLATFORM"] = nil
      try journey.build(1)
      journey.fixture.environment = own
      try journey.send(1)
      try journey.check(1)
    }
  }
}
