import Foundation
import Glibc
import Testing

extension Integration {
  /// To a real registry that asks for a password.
  @Suite struct PublishTests {
    private static let password = "IMAGE_REPOSITORY_PASSWORD"

    private func fixture(_ store: Store) throws -> Fixture {
      let registry = try Registry.of(store)
      return try fixture(store, registry)
    }

    private func fixture(_ store: Store, _ registry: Registry) throws -> Fixture {
      let fixture = try Fixture(store)
      // docker's client asks the registry itself.
      fixture.enter = fixture.engine.enterNetwork
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) >/name\n")
      try fixture.write("docker/dev/VERSION", "1.2.3\n")
      try fixture.succeed("build-image", "dev")
      fixture.environment["IMAGE_REPOSITORY"] = "\(registry.host)/\(fixture.name)-lab"
      fixture.environment["IMAGE_REPOSITORY_USER"] = registry.user
      fixture.environment[Self.password] = registry.password
      return fixture
    }

    private func published(_ fixture: Fixture) -> String {
      "\(fixture.environment["IMAGE_REPOSITORY"] ?? "")/dev"
    }

    @Test(arguments: Store.allCases) func isReadBackByItsDigest(_ store: Store) throws {
      let fixture = try fixture(store)
      let registry = try Registry.of(store)
      let digests = try fixture.succeed("publish-image", "dev").lines
      let name = published(fixture)
      let tags = digests.compactMap { $0.split(separator: "@").first.map(String.init) }
      #expect(tags == ["\(name):1.2.3", "\(name):latest"])
      let digest = try #require(digests.first)
      #expect(digests.last?.hasSuffix(digest.drop { $0 != "@" }) == true, "\(digests)")

      let docker = { (words: [String]) in
        try Invocation(["docker"] + words, environment: fixture.environment).run()
      }
      try logIn(fixture, registry)
      _ = try docker(["image", "rm", "-f", "\(name):1.2.3", "\(name):latest", "\(fixture.name)-dev:tester"])
      #expect(try docker(["image", "inspect", digest]).exitCode != 0, "it must come from the registry")
      for reference in [digest, "\(name):1.2.3", "\(name):latest"] {
        let pull = try docker(["pull", reference])
        #expect(pull.exitCode == 0, "\(pull)")
        #expect(try docker(["run", "--rm", reference, "cat", "/name"]).output == fixture.name + "\n")
      }
      _ = try docker(["image", "rm", "-f", digest])
    }

    /// Not in a process's arguments while it runs, in what is printed, in a file afterwards, or in the image.
    @Test(arguments: Store.anyway) func thePasswordIsSeenNowhere(_ store: Store) throws {
      let fixture = try fixture(store)
      let password = try Registry.of(store).password
      fixture.environment["TMPDIR"] = "\(fixture.folder)/.tmp"
      fixture.environment["XDG_RUNTIME_DIR"] = nil
      try fixture.write(".tmp/.keep", "")
      var watch = ArgumentWatch(secret: password)
      for words in [["dev"], ["--list", "dev"], ["--verify", "dev"], ["--promote", "stable", "dev"]] {
        let run = try fixture.invocation(["publish-image", "--verbose"] + words).run { _ in watch.look() }
        #expect(run.exitCode == 0, "\(run)")
        #expect(!run.output.contains(password) && !run.error.contains(password))
        let dry = try fixture.invocation(["publish-image", "--dry-run", "--json"] + words).run()
        #expect(!dry.output.contains(password) && !dry.error.contains(password))
        #expect(try found(password, fixture).isEmpty)
      }
      #expect(watch.leaks.isEmpty)
      #expect(
        watch.seen.isSuperset(of: ["docker login", "docker push", "docker buildx"]),
        "it looked while they ran")
      for question in [["history", "--no-trunc"], ["inspect"]] {
        let told = try fixture.engine.ask(["image"] + question + ["\(published(fixture)):1.2.3"])
        #expect(told.exitCode == 0 && !told.output.contains(password), "\(told)")
      }
    }

    /// The files of the test, its home with docker's own config among them, that hold the password, also
    /// as docker writes it.
    private func found(_ password: String, _ fixture: Fixture) throws -> [String] {
      let written = Data("\(fixture.environment["IMAGE_REPOSITORY_USER"] ?? ""):\(password)".utf8)
        .base64EncodedString()
      let search = ["grep", "-rlF", "-e", password, "-e", written, fixture.folder]
      return try Invocation(search, environment: fixture.environment).run().lines
    }

    /// As somebody does by hand, for good.
    private func logIn(_ fixture: Fixture, _ registry: Registry) throws {
      let words = ["docker", "login", "-u", registry.user, "--password-stdin", registry.host]
      var login = Invocation(words, environment: fixture.environment)
      login.input = registry.password
      let run = try login.run()
      try #require(run.exitCode == 0, "\(run)")
    }

    @Test(arguments: Store.anyway) func aRegistryWithTLS(_ store: Store) throws {
      let name = "registry-tls-\(store)"
      let registry = try Registry(named: name, of: .of(store), ["--tls"])
      defer { try? Lab.stop(name) }
      let fixture = try fixture(store, registry)
      let distrust = try fixture.run("publish-image", "dev")
      #expect(distrust.exitCode == 1)
      #expect(distrust.error.contains("unknown authority"), "\(distrust)")
      // The engine trusts it; this is for docker's client.
      fixture.environment["SSL_CERT_FILE"] = registry.authority
      let digest = try #require(fixture.succeed("publish-image", "dev").lines.first)
      #expect(digest.hasPrefix("\(published(fixture)):1.2.3@sha256:"), "\(digest)")
    }

    /// Two with one home, each with its own login, and one that is killed: no login is left in the home.
    @Test(arguments: Store.allCases) func twoAtOnceAndOneThatIsKilled(_ store: Store) throws {
      let fixture = try fixture(store)
      let registry = try Registry.of(store)
      try fixture.write(".home/.docker/config.json", "{\"auths\": {\"elsewhere.test\": {}}}")
      let before = try fixture.read(".home/.docker/config.json")
      fixture.environment["TMPDIR"] = "\(fixture.folder)/.tmp"
      fixture.environment["XDG_RUNTIME_DIR"] = nil
      try fixture.write(".tmp/.keep", "")
      let name = "\(published(fixture)):1.2.3"
      var killed = false
      _ = try fixture.invocation(["publish-image", "dev"]).run { process in
        guard !killed, ProcessTable.numbers().contains(where: { isPush($0, of: name) }) else { return }
        kill(process, SIGKILL)
        killed = true
      }
      #expect(killed)
      #expect(try fixture.read(".home/.docker/config.json") == before)
      #expect(try !found(registry.password, fixture).contains { $0.contains("/.home/") })

      // The second begins and ends while the first runs.
      var second: Finished?
      let first = try fixture.invocation(["publish-image", "dev"]).run { _ in
        if second == nil { second = try fixture.run("publish-image", "dev") }
      }
      #expect(first.exitCode == 0, "\(first)")
      #expect(second?.exitCode == 0, "\(String(describing: second))")
      #expect(try fixture.read(".home/.docker/config.json") == before)
      #expect(try found(registry.password, fixture).isEmpty, "what the killed one left went as well")
    }

    private func isPush(_ process: pid_t, of name: String) -> Bool {
      ProcessTable.arguments(of: process).suffix(2) == ["push", name]
    }

    @Test(arguments: Store.anyway) func aLoginOfOnesOwnStays(_ store: Store) throws {
      let fixture = try fixture(store)
      let registry = try Registry.of(store)
      try logIn(fixture, registry)
      try fixture.succeed("publish-image", "dev")
      #expect(try found(registry.password, fixture).map { $0.hasSuffix("/.docker/config.json") } == [true])
      for name in ["IMAGE_REPOSITORY_USER", Self.password] { fixture.environment[name] = nil }
      try fixture.succeed("publish-image", "dev")
    }

    @Test(arguments: Store.anyway) func theDryRunIsTheSameByHand(_ store: Store) throws {
      let fixture = try fixture(store)
      let lines = try fixture.succeed("publish-image", "--dry-run", "dev").output
      let hand = Invocation(
        fixture.enter + ["sh", "-ec", lines], environment: fixture.environment, folder: fixture.folder)
      let run = try hand.run()
      #expect(run.exitCode == 0, "\(run)")
      #expect(run.output.contains("\(published(fixture)):1.2.3@sha256:"), "\(run)")
    }

    @Test(arguments: Store.anyway) func aWrongPassword(_ store: Store) throws {
      let fixture = try fixture(store)
      fixture.environment[Self.password] = "wrong-\(fixture.name)"
      let run = try fixture.run("publish-image", "dev")
      #expect(run.exitCode == 1)
      #expect(run.output.isEmpty)
      #expect(!run.error.contains("wrong-\(fixture.name)"))
      #expect(try !fixture.engine.has("\(published(fixture)):1.2.3"), "nothing is tagged for a push to come")
    }

    @Test(arguments: Store.anyway) func noPasswordAtAll(_ store: Store) throws {
      let fixture = try fixture(store)
      for name in ["IMAGE_REPOSITORY_USER", Self.password] { fixture.environment[name] = nil }
      let run = try fixture.run("publish-image", "dev")
      #expect(run.exitCode == 1, "\(run)")
      #expect(run.output.isEmpty)
      #expect(run.error.contains("could not be found out"), "\(run)")
      #expect(run.error.contains("docker login"), "the way out is shown: \(run)")
    }

    @Test(arguments: Store.anyway) func aReleasedVersionStaysWhatItIs(_ store: Store) throws {
      let fixture = try fixture(store)
      let first = try fixture.succeed("publish-image", "dev")
      let again = try fixture.succeed("publish-image", "dev")
      #expect(again.output == first.output)
      #expect(again.error.contains("is published already"), "\(again)")
      #expect(!again.error.contains("Pushed") && !again.error.contains("Layer already exists"), "\(again)")

      try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo changed >/name\n")
      try fixture.succeed("build-image", "dev")
      let refused = try fixture.run("publish-image", "dev")
      #expect(refused.exitCode == 1)
      #expect(refused.error.contains("never overwritten; raise the image's VERSION"), "\(refused)")
      #expect(refused.output.isEmpty)
    }

    @Test(arguments: Store.anyway) func tagsFollowTheHighestVersion(_ store: Store) throws {
      let fixture = try fixture(store)
      try fixture.write("run.cfg", fixture.read("run.cfg") + "[publish]\nfloat = minor, latest\n")
      var digests: [String: String] = [:]
      for version in ["5.0.2", "5.1.0", "5.0.3", "6.0.0-rc.1"] {
        try fixture.write("docker/dev/VERSION", version + "\n")
        let labels = "LABEL org.opencontainers.image.version=\(version)\n"
        try fixture.image("dev", "FROM orbyter-test-busybox:1\n" + labels)
        try fixture.succeed("build-image", "dev")
        for line in try fixture.succeed("publish-image", "dev").lines {
          let parts = line.split(separator: "@").map(String.init)
          digests[parts[0].split(separator: ":").last.map(String.init) ?? ""] = parts[1]
        }
      }
      #expect(digests["latest"] == digests["5.1.0"])
      #expect(digests["5.1"] == digests["5.1.0"])
      #expect(digests["5.0"] == digests["5.0.3"])
      #expect(Set(digests.values).count == 4, "\(digests)")
    }

    @Test(arguments: Store.anyway) func aChannelMovesInTheRegistry(_ store: Store) throws {
      let fixture = try fixture(store)
      for version in ["1.2.3", "1.3.0"] {
        try fixture.write("docker/dev/VERSION", version + "\n")
        try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo \(version) >/name\n")
        try fixture.succeed("build-image", "dev")
        try fixture.succeed("publish-image", "dev")
      }
      let unknown = try fixture.run("publish-image", "--promote", "stable", "dev:9.9.9")
      #expect(unknown.exitCode == 1 && unknown.error.contains("dev:9.9.9 is not published"), "\(unknown)")
      try logIn(fixture, try Registry.of(store))
      let imagetools = { (words: String...) in
        let line = fixture.enter + ["docker", "buildx", "imagetools"] + words
        let run = try Invocation(line, environment: fixture.environment).run()
        try #require(run.exitCode == 0, "\(run)")
        return run.output
      }
      let digest = { (tag: String) in
        try imagetools(
          "inspect", "--format", "{{printf `%s` .Manifest.Digest}}", "\(published(fixture)):\(tag)")
      }
      for (word, version) in [("dev:1.2.3", "1.2.3"), ("all", "1.3.0"), ("dev:1.2.3", "1.2.3")] {
        // As an old buildx does it: the same image, and another digest.
        _ = try imagetools("create", "-t", "\(published(fixture)):stable", "\(published(fixture)):\(version)")
        let raw = try imagetools("inspect", "--raw", "\(published(fixture)):stable")
        if store == .containerd, raw.contains("docker.distribution.manifest.list") {
          // For docker's own kind of list a registry answers with the image in it, so this engine pushes nothing.
          let refused = try fixture.run("publish-image", "--promote", "stable", word)
          #expect(refused.exitCode == 1 && refused.error.contains("use buildx 0.15 or later"), "\(refused)")
          continue
        }
        let run = try fixture.succeed("publish-image", "--promote", "stable", word)
        #expect(run.output.hasPrefix("\(published(fixture)):stable@sha256:"), "\(run)")
        #expect(try digest("stable") == digest(version))
        let said = try Invocation(
          ["docker", "run", "--rm", "--pull=always", "\(published(fixture)):stable", "cat", "/name"],
          environment: fixture.environment
        ).run()
        #expect(said.output == version + "\n", "\(said)")
      }
    }

    @Test(arguments: Store.anyway) func aLoginForGood(_ store: Store) throws {
      let fixture = try fixture(store)
      try fixture.succeed("publish-image", "--login")
      for name in ["IMAGE_REPOSITORY_USER", Self.password] { fixture.environment[name] = nil }
      try fixture.succeed("publish-image", "dev")
    }

    @Test(arguments: Store.anyway) func whatNoCommitHasIsNotPublished(_ store: Store) throws {
      let fixture = try fixture(store)
      let git = { (words: String) in
        let run = try Invocation(
          ["sh", "-ec", words], environment: fixture.environment, folder: fixture.folder
        ).run()
        try #require(run.exitCode == 0, "\(run)")
      }
      try fixture.write(".gitignore", "/.home\n")
      try git("git init -q; git add .; git -c user.name=A -c user.email=a@b commit -qm x")
      try fixture.write("docker/dev/new", "")
      try fixture.succeed("build-image", "dev")
      let refused = try fixture.run("publish-image", "dev")
      #expect(refused.exitCode == 1 && refused.error.contains("uncommitted changes"), "\(refused)")
      try git("rm docker/dev/new; echo x >elsewhere")
      try fixture.succeed("build-image", "dev")
      try fixture.succeed("publish-image", "dev")
    }

    /// The overlay for production counts unless another is named.
    @Test func productionIsTheStandard() throws {
      let fixture = try fixture(.containerd)
      try fixture.write(
        "run.cfg", fixture.read("run.cfg") + "[publish@production]\nfloat = none\n[dev@test]\nfloat = minor\n"
      )
      #expect(try fixture.succeed("publish-image", "dev").lines.count == 1)
      #expect(try fixture.succeed("publish-image", "--environment", "test", "dev").lines.count == 2)
    }

    @Test(arguments: Store.anyway) func whatWasNotBuilt(_ store: Store) throws {
      let fixture = try fixture(store)
      try fixture.succeed("build-image", "clean")
      let run = try fixture.run("publish-image", "dev")
      #expect(run.exitCode == 1)
      #expect(run.error.contains("\(fixture.name)-dev:tester"), "\(run)")
    }
  }
}
