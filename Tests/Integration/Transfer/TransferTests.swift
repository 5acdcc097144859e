import Testing

extension Integration {
  /// From the engine of one store to that of the other, over a real ssh.
  @Suite struct TransferTests {
    private func fixture(_ store: Store, size: Int = 1) throws -> Fixture {
      let fixture = try Fixture(store)
      try fixture.image(
        "dev",
        "FROM orbyter-test-busybox:1\nRUN head -c \(size)000000 /dev/urandom >/bytes && sha256sum /bytes >/sum\n"
      )
      try fixture.succeed("build-image", "dev")
      return fixture
    }

    /// Removes from an engine what was moved to it.
    private func remove(_ reference: String, from engine: Engine) throws {
      try engine.docker("image", "rm", "-f", reference)
    }

    @Test(arguments: Store.allCases) func anImageArrives(_ store: Store) throws {
      let fixture = try fixture(store)
      let there = try Engine.of(store.other)
      let reference = "\(fixture.name)-dev:tester"
      defer { try? remove(reference, from: there) }
      let run = try fixture.succeed("transfer-image", "-F", try Server.of(store.other).config, "dev", "far")
      #expect(run.output == reference + "\n")
      let check = "sha256sum -c /sum"
      #expect(try there.docker("run", "--rm", reference, "sh", "-c", check).exitCode == 0)
      let command = ["image", "inspect", "-f", "{{json .Config.Cmd}} {{json .RootFS.Layers}}", reference]
      let (here, over) = try (fixture.engine.ask(command), there.ask(command))
      #expect(here.output == over.output)
      // Once more does no harm.
      try fixture.succeed("transfer-image", "-F", try Server.of(store.other).config, "dev", "far")
    }

    /// docker itself can't save it.
    @Test func anImageWithoutLayers() throws {
      let fixture = try Fixture(.classic)
      try fixture.image("bare", "FROM scratch\nLABEL some=thing\n")
      try fixture.succeed("build-image", "bare")
      let (there, reference) = (try Engine.of(.containerd), "\(fixture.name)-bare:tester")
      defer { try? remove(reference, from: there) }
      let words = ["transfer-image", "-F", try Server.of(.containerd).config, "bare", "far"]
      let run = try fixture.invocation(words).run()
      #expect(run.exitCode == 0, "\(run)")
      #expect(try there.has(reference))
      #expect(try fixture.invocation(words).run().error.contains("is already on far"))
    }

    @Test(arguments: Store.anyway) func anyImageOutsideAProject(_ store: Store) throws {
      let fixture = try fixture(store)
      let there = try Engine.of(store.other)
      let reference = "\(fixture.name)-dev:moved"
      try fixture.engine.docker("tag", "\(fixture.name)-dev:tester", reference)
      defer { try? remove(reference, from: there) }
      var transfer = try fixture.invocation(
        ["transfer-image", "-F", try Server.of(store.other).config, reference, "far"])
      transfer.folder = "/"
      let run = try transfer.run()
      #expect(run.exitCode == 0, "\(run)")
      #expect(try there.has(reference))
    }

    /// The user's own configuration of ssh counts: names, ports and keys are in there.
    @Test func sshsOwnConfiguration() throws {
      let fixture = try fixture(.classic)
      let there = try Engine.of(.containerd)
      let reference = "\(fixture.name)-dev:tester"
      defer { try? remove(reference, from: there) }
      let config = try Server.of(.containerd).config
      let ssh = "#!/bin/sh\nexec /usr/bin/ssh -F '\(config)' \"$@\"\n"
      // ssh looks for the account's home, whatever HOME says: a program of that name stands in front.
      try fixture.write(".home/bin/ssh", ssh)
      _ = try Invocation(
        ["chmod", "755", "\(fixture.folder)/.home/bin/ssh"], environment: fixture.environment
      )
      .run()
      fixture.environment["PATH"] = "\(fixture.folder)/.home/bin:\(fixture.environment["PATH"] ?? "")"
      try fixture.succeed("transfer-image", "dev", "far")
      #expect(try there.has(reference))
    }

    /// What a script of ours finds behind the PATH, as a compressor, is found by us too.
    @Test func aShortPath() throws {
      let fixture = try fixture(.classic)
      let reference = "\(fixture.name)-dev:tester"
      let there = try Engine.of(.containerd)
      defer { try? remove(reference, from: there) }
      let link = "mkdir short && for name in docker sh ssh; do ln -s \"$(command -v $name)\" short/; done"
      let made = try Invocation(
        ["sh", "-ec", link], environment: fixture.environment, folder: fixture.folder
      ).run()
      try #require(made.exitCode == 0, "\(made)")
      var run = try fixture.invocation(["transfer-image", "-F", Server.of(.containerd).config, "dev", "far"])
      run.environment["PATH"] = "\(fixture.folder)/short"
      let sent = try run.run()
      #expect(sent.exitCode == 0 && sent.output == reference + "\n", "\(sent)")
    }

    @Test(arguments: Store.allCases) func anImageThatIsNone(_ store: Store) throws {
      let fixture = try Fixture(store)
      let run = try fixture.run(
        "transfer-image", "-F", try Server.of(store.other).config, "no-such-image:1", "far")
      #expect(run.exitCode == 1)
      #expect(run.output.isEmpty)
      #expect(run.error.contains("no image 'no-such-image:1' on this machine"), "\(run)")
    }

    @Test(arguments: Store.anyway) func aWrongKey(_ store: Store) throws {
      let fixture = try fixture(store)
      let config = try Server.of(store.other).strangersConfig(in: fixture)
      let run = try fixture.run("transfer-image", "-F", config, "dev", "far")
      #expect(run.exitCode == 255)
      #expect(run.output.isEmpty)
      #expect(run.error.contains("Permission denied"), "\(run)")
      #expect(try !Engine.of(store.other).has("\(fixture.name)-dev:tester"))
      // The right one, by the option.
      let key = try Lab.thing(Server.of(store.other).name) + "/client_key"
      defer { try? remove("\(fixture.name)-dev:tester", from: .of(store.other)) }
      try fixture.succeed("transfer-image", "-F", config, "-i", key, "dev", "far")
      #expect(try Engine.of(store.other).has("\(fixture.name)-dev:tester"))
    }

    @Test(arguments: Store.allCases) func nobodyThere(_ store: Store) throws {
      let fixture = try fixture(store)
      // Port 1 is nobody's.
      let run = try fixture.run("transfer-image", "dev", "ssh://127.0.0.1:1")
      #expect(run.exitCode == 255)
      #expect(run.error.contains("refused"), "\(run)")
    }

    @Test(arguments: Store.anyway) func noDockerOverThere(_ store: Store) throws {
      let fixture = try fixture(store, size: 20)
      let server = try Server(named: "bare-\(store)", dockerHost: "unix:///nowhere")
      defer { try? Lab.stop(server.name) }
      let silent = try fixture.run("transfer-image", "-F", server.config, "dev", "far")
      #expect(silent.exitCode == 1, "a client, but no engine: \(silent)")
      #expect(silent.error.contains("unix:///nowhere"), "\(silent)")
      try server.removeDocker()
      let run = try fixture.run("transfer-image", "-F", server.config, "dev", "far")
      #expect(run.exitCode == 127)
      #expect(run.output.isEmpty)
      #expect(run.error.contains("far: docker is not installed"), "\(run)")
    }

    @Test(arguments: Store.anyway) func aFullDisk(_ store: Store) throws {
      let fixture = try fixture(store, size: 60)
      let there = try Engine(
        "small-\(store)", ["--store", store.other.rawValue, "--image-disk", "40m"])
      defer { try? Lab.stop(there.name) }
      let server = try Server(of: there)
      defer { try? Lab.stop(server.name) }
      let run = try fixture.run("transfer-image", "-F", server.config, "dev", "far")
      #expect(run.exitCode == 1, "\(run)")
      #expect(run.output.isEmpty)
      // An engine that hangs up in the middle keeps its client from reading why.
      let causes = ["no space left", "broken pipe"]
      #expect(causes.contains { run.error.contains($0) }, "\(run)")
      let reference = "\(fixture.name)-dev:tester"
      // It may have died of it, and is started again then.
      #expect(try Deadline().reaches { try there.docker("info").exitCode == 0 })
      #expect(try there.images().isEmpty)
      // Somebody makes room.
      let place = store.other == .classic ? "tmp" : "containerd/daemon/io.containerd.content.v1.content"
      let disk = "\(try Lab.thing(there.name))/data/\(place)"
      #expect(try there.amongItsMounts(["mount", "-n", "-o", "remount,size=400m", disk]).exitCode == 0)
      try fixture.succeed("transfer-image", "-F", server.config, "dev", "far")
      #expect(try there.docker("run", "--rm", reference, "sha256sum", "-c", "/sum").exitCode == 0)
      #expect(try there.images() == [reference])
    }
  }
}
