import Testing

extension Integration {
  /// `[project] builder=` with a docker context: every command goes to its engine. Another one, which DOCKER_HOST
  /// names, has an older image of that name.
  @Suite struct OneEngineTests {
    private static let dockerfile = "FROM orbyter-test-busybox:1\nCOPY docker/dev/what /what\n"

    @Test func everyCommandGoesThere() throws {
      let fixture = try Fixture(.classic)
      let far = try Engine.of(.containerd)
      let name = fixture.reference("dev")
      let docker = { (words: [String]) in
        try Invocation(fixture.enter + ["docker"] + words, environment: fixture.environment).run()
      }
      let context = "far\(fixture.name)"
      let created = try docker(["context", "create", context, "--docker", "host=\(far.host)"])
      try #require(created.exitCode == 0, "\(created)")
      try fixture.image("dev", Self.dockerfile)
      try fixture.write("docker/dev/what", "old\n")
      try fixture.succeed("build-image", "dev")

      try fixture.write("docker/dev/what", "new\n")
      let registry = try Registry.open(.containerd)
      fixture.enter = far.enterNetwork
      let published = "\(registry.host)/\(fixture.name):pub"
      try fixture.write(
        "run.cfg",
        """
        [project]
        name = \(fixture.name)
        builder = \(context)
        [dev]
        post_build_script = docker run --rm \(name) cat /what >seen
        publication_tag = \(published)

        """)
      let show = ["dev", "--", "cat", "/what"]
      // An image that is not there is built there; what DOCKER_HOST names has one.
      let first = try fixture.invocation(["run-image"] + show).run()
      #expect(first.output == "new\n", "\(first)")
      let told =
        "run.cfg:3: [project] builder: everything goes to the docker context '\(context)'; DOCKER_HOST"
      #expect(first.error.components(told) == 1, "\(first)")
      #expect(try fixture.read("seen") == "new\n", "the script behind the build has the same engine")
      #expect(try fixture.engine.docker("run", "--rm", name, "cat", "/what").output == "old\n")
      try fixture.write("docker/dev/what", "newer\n")
      #expect(try fixture.invocation(["run-image", "--build"] + show).run().output == "newer\n")

      // What is shown can be pasted.
      for (program, words) in [
        ("build-image", ["--rebuild", "dev"]), ("run-image", show), ("publish-image", ["dev"]),
      ] {
        let shown = try fixture.succeed([program, "--dry-run"] + words)
        let lines = shown.lines.filter { $0.contains("docker ") && !$0.contains("/bin/sh") }
        #expect(
          !lines.isEmpty && lines.allSatisfy { $0.contains("docker --context \(context) ") }, "\(shown)")
      }
      let pasted = try fixture.succeed("run-image", "--dry-run", "dev", "--", "cat", "/what").lines.last ?? ""
      let again = try Invocation(
        fixture.enter + ["sh", "-c", pasted], environment: fixture.environment, folder: fixture.folder
      ).run()
      #expect(again.output == "newer\n", "\(pasted): \(again)")

      // In the background.
      try fixture.succeed("run-image", "-k", "dev", "--", "sleep", "1000")
      #expect(try far.docker("ps", "-q", "--filter", "ancestor=\(name)").lines.count == 1)
      #expect(try fixture.succeed("run-image", "--exec", "dev", "--", "cat", "/what").output == "newer\n")
      try fixture.succeed("run-image", "--stop", "dev")
      _ = try far.docker("container", "prune", "-f")

      // To a machine that has the older one, which is where DOCKER_HOST leads.
      let server = try Server.of(.classic)
      fixture.environment["XDG_RUNTIME_DIR"] = try Lab.folder
      fixture.enter = []
      let plan = try fixture.succeed("transfer-image", "-F", server.config, "--dry-run", "dev", "far")
      #expect(plan.output.contains("docker --context \(context) save \(name) "), "\(plan)")
      let bundle = try fixture.succeed("transfer-image", "--bundle", "b.tar", "--dry-run", "dev")
      #expect(bundle.output.contains("docker --context \(context) save \(name) >b.tar"), "\(bundle)")
      try fixture.succeed("transfer-image", "--bundle", "b.tar", "dev")
      #expect(try fixture.engine.docker("load", "-i", "\(fixture.folder)/b.tar").exitCode == 0)
      #expect(try fixture.engine.docker("run", "--rm", name, "cat", "/what").output == "newer\n")

      // Published from there; the other one has no way to the registry.
      fixture.enter = far.enterNetwork
      let digest = try fixture.succeed("publish-image", "dev").output
      #expect(digest.hasPrefix("\(registry.host)/\(fixture.name)"), "\(digest)")
      _ = try far.docker("image", "rm", "-f", published)
      #expect(try far.docker("run", "--rm", published, "cat", "/what").output == "newer\n")
      _ = try far.docker("image", "rm", "-f", published)

      // The make rules that call docker themselves.
      let bin = try Lab.executable("x").dropLast(2)
      try fixture.write("Makefile", "ORBYTER_BIN := \(bin)\ninclude \(Lab.repository)/docker/images.mk\n")
      try fixture.write("docker/dev/test/new", "#!/bin/sh\ngrep -qx newer /what\n")
      _ = try Invocation(["chmod", "755", "\(fixture.folder)/docker/dev/test/new"], environment: [:]).run()
      let validated = try Invocation(
        fixture.enter + ["make", "-s", "validate-dev"], environment: fixture.environment,
        folder: fixture.folder
      ).run()
      #expect(validated.output.contains("dev: 1 passed, 0 failed"), "\(validated)")
      #expect(try fixture.succeed("build-image", "--docker").output == "docker --context \(context)\n")
      try fixture.succeed("build-image", "clean")
      #expect(try !far.has(name) && fixture.engine.has(name))
    }
  }
}

extension String {
  /// How often a text is in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
