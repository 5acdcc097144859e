import Testing

extension Integration {
  /// A machine with podman, under its own name and as the `docker` that podman-docker installs: it takes no
  /// archive without some of the layers, so all of them go.
  @Suite(.slow) struct ToPodmanTests {
    @Test(arguments: ["podman", "docker"]) func takesAll(_ client: String) throws {
      let folder = "\(try Lab.folder)/\(client)-of-podman"
      let setup = """
        "$1/docker/engine" setup podman busybox && mkdir -p "$2/bin" && cd "$2"
        printf '[storage]\\ndriver = "vfs"\\ngraphroot = "%s/g"\\nrunroot = "%s/r"\\n' "$2" "$2" >storage.conf
        printf '#!/bin/sh\\nCONTAINERS_STORAGE_CONF=%s/storage.conf exec /usr/bin/podman "$@"\\n' "$2" >"bin/$3"
        chmod 755 "bin/$3"
        """
      let journey = try Journey(.classic, to: .containerd)
      var make = Invocation(
        ["sh", "-ec", setup, "sh", Lab.repository, folder, client], environment: journey.fixture.environment)
      make.seconds = 300
      let made = try make.run()
      try #require(made.exitCode == 0, "\(made)")
      let server = try Server(
        named: "ssh-\(client)-of-podman", dockerHost: "unix:///nowhere", path: "\(folder)/bin:/usr/bin:/bin")
      defer { try? Lab.stop(server.name) }
      if client == "podman" { try server.remove(["docker"]) }

      for version in [1, 2] {
        try journey.build(version)
        let run = try journey.fixture.run(
          "transfer-image", "-F", server.config, "\(journey.name):\(version)", "far")
        #expect(run.exitCode == 0 && run.output == "\(journey.name):\(version)\n", "\(run)")
        #expect(run.error.contains("podman can't load an archive"), "\(run)")
      }
      func podman(_ words: String...) throws -> Finished {
        try Invocation(["\(folder)/bin/\(client)"] + words, environment: journey.fixture.environment).run()
      }
      let question = ["inspect", "-f", "{{json .RootFS.Layers}}"]
      for version in [1, 2] {
        let name = "\(journey.name):\(version)"
        let there = try podman("image", question[0], question[1], question[2], name)
        let here = try journey.fixture.engine.ask(["image"] + question + [name])
        #expect(there.lines.first == here.lines.first, "\(there)")
      }
      #expect(try podman("ps", "-aq").output.isEmpty)
      // And back.
      let name = "\(journey.name):2"
      try journey.fixture.engine.docker("image", "rm", name)
      let back = try journey.fixture.run("transfer-image", "-F", server.config, "--from", "far", name)
      #expect(back.exitCode == 0 && back.output == name + "\n", "\(back)")
      let sums = try journey.fixture.engine.docker("run", "--rm", name, "sha256sum", "-c", "/sums")
      #expect(sums.exitCode == 0, "\(sums)")
      let again = try journey.fixture.run("transfer-image", "-F", server.config, "\(journey.name):2", "far")
      #expect(again.exitCode == 0, "\(again)")
    }
  }
}
