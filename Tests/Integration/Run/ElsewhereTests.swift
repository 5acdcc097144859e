import Testing

extension Integration {
  /// An engine on another machine, by ssh: what is this machine's own stays here, and is told.
  @Suite struct ElsewhereTests {
    @Test(arguments: Store.anyway) func overThere(_ store: Store) throws {
      let fixture = try Fixture(
        store, config: "volumes = /one:/two\nuser = host\nssh_agent = yes\nports = 8080\nhardware = inf1\n")
      let server = try Server.of(store)
      // docker takes ssh and its configuration as the account has them: a program of that name stands in front.
      try fixture.write(".home/bin/ssh", "#!/bin/sh\nexec /usr/bin/ssh -F '\(server.config)' \"$@\"\n")
      let mode = ["chmod", "755", "\(fixture.folder)/.home/bin/ssh"]
      _ = try Invocation(mode, environment: fixture.environment).run()
      fixture.environment["PATH"] = "\(fixture.folder)/.home/bin:\(fixture.environment["PATH"] ?? "")"
      let own = fixture.environment["DOCKER_HOST"]
      fixture.environment["DOCKER_HOST"] = "ssh://far"
      defer { fixture.environment["DOCKER_HOST"] = own }

      let run = try fixture.succeed(
        "run-image", "box", "--", "sh", "-c", "echo it runs; df -k /dev/shm | grep -c 65536")
      #expect(run.output == "it runs\n1\n", "this machine's memory is not that one's")
      for line in [
        "/one is a path of the machine at ssh://far, where the engine is, not of this one",
        "[box] user: the engine is on another machine, and your user stays here",
        "[box] ssh_agent: the engine is on another machine, and the ssh agent stays here",
      ] {
        #expect(run.error.contains(line), "\(run)")
      }
      let least = try fixture.run("run-image", "--gpu", "auto", "box", "--", "true")
      #expect(least.error.contains("which GPU is used least is not known: the engine is on another machine"))

      // A context is another way to the same machine.
      fixture.environment["DOCKER_HOST"] = nil
      let made = try Invocation(
        ["docker", "context", "create", "there", "--docker", "host=ssh://far"],
        environment: fixture.environment
      ).run()
      try #require(made.exitCode == 0, "\(made)")
      fixture.environment["DOCKER_CONTEXT"] = "there"
      let other = try fixture.succeed("run-image", "box", "--", "echo", "it runs")
      #expect(other.output == "it runs\n")
      #expect(other.error.contains("/one is a path of the machine at ssh://far"), "\(other)")
      #expect(
        try fixture.succeed("run-image", "--doctor").output.contains(
          "✓ the engine at ssh://far (context there) is "))

      // And the project's own engine is a third one.
      fixture.environment["DOCKER_CONTEXT"] = nil
      let config = try fixture.read("run.cfg")
      try fixture.write(
        "run.cfg",
        "[project]\nbuilder = there\n"
          + config.split(separator: "\n").dropFirst()
          .joined(separator: "\n") + "\n")
      let third = try fixture.succeed("run-image", "box", "--", "echo", "it runs")
      #expect(third.output == "it runs\n")
      #expect(third.error.contains("/one is a path of the machine at ssh://far"), "\(third)")
      #expect(
        try fixture.succeed("run-image", "--doctor").output.contains(
          "✓ the engine at ssh://far (context there) is "))
    }
  }
}
