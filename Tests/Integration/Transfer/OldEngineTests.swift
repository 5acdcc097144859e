import Testing

extension Integration {
  /// Docker 20.10 at the other end, by its own client, and by sudo.
  @Suite(.slow) struct OldEngineTests {
    /// Its session finds the old client, and no other.
    private func server(_ engine: Engine, _ name: String, path: String) throws -> Server {
      try Server(named: name, dockerHost: engine.host, path: path)
    }

    private func client() throws -> String {
      Lab.variable("ORBYTER_TOOLS") ?? "\(Lab.repository)/.build/tools"
    }

    private static let isPossible: ConditionTrait = .enabled(
      if: Lab.isDebian12, "this is another system: its packages hold no docker 20.10")

    @Test(isPossible, arguments: Store.allCases) func getsOnlyTheTopLayer(_ store: Store) throws {
      let there = try Engine("old", ["--docker20"])
      let server = try server(there, "ssh-old", path: "\(client())/docker20:/usr/bin:/bin")
      let journey = try Journey(store, to: there, server)
      let proxy = try Proxy(to: server)
      try journey.build(1)
      try journey.send(1, options: proxy.options)
      let cold = proxy.bytes().there
      try journey.build(2)
      let run = try journey.send(2, options: proxy.options)
      #expect(run.error.contains("1 of 5 layers"), "\(run)")
      #expect(proxy.bytes().there - cold < 40_000)
      try journey.check(1)
      try journey.check(2)
      #expect(try journey.send(2).error.contains("is already on far"))
      // And back: its archives do not name the layers, so all of them come.
      try journey.fixture.engine.docker("image", "rm", "\(journey.name):2")
      let back = try journey.fixture.run(
        "transfer-image", "-F", server.config, "--from", "far", "\(journey.name):2")
      #expect(back.exitCode == 0 && back.error.contains("sending all layers"), "\(back)")
      try journey.check(2)
    }

    /// Root reads its layers where it keeps them, and so names them; its own archives have no names that a
    /// containerd store knows.
    @Test(isPossible, arguments: Store.anyway, ["root", "others"])
    func sendsOnlyTheTopLayer(_ store: Store, _ reader: String) throws {
      let here = try Engine("old", ["--docker20"])
      try here.makeBusybox()
      let journey = try Journey(on: here, to: .of(store), .of(store))
      let proxy = try Proxy(to: journey.server)
      let root = try #require(here.docker("info", "-f", "{{.DockerRootDir}}").lines.first)
      func send(_ version: Int) throws -> Finished {
        var sending = try journey.invocation(["\(journey.name):\(version)"], options: proxy.options)
        if reader != "root" {
          let hide = "mount -n -t tmpfs none \"$1/image\"\nshift\nexec \"$@\""
          sending.words = ["unshare", "--mount", "sh", "-ec", hide, "sh", root] + sending.words
        }
        let run = try sending.run()
        try #require(run.exitCode == 0, "\(run)")
        return run
      }
      try journey.build(1)
      _ = try send(1)
      let cold = proxy.bytes().there
      try journey.build(2)
      let run = try send(2)
      let bytes = proxy.bytes().there - cold
      #expect(run.error.contains("1 of 5 layers"), "\(run)")
      #expect(
        store == .classic ? bytes < 40_000 : run.error.contains("sending all layers"), "\(bytes): \(run)")
      try journey.check(1)
      try journey.check(2)
      #expect(try send(2).error.contains("is already on far"))
    }

    /// An account that may not use docker itself, but by sudo.
    @Test func bySudo() throws {
      let there = try Engine.of(.containerd)
      let fixture = try Fixture(.classic)
      let bin = "\(fixture.folder)/bin"
      // Without sudo's mark, docker is refused as it would be to a stranger.
      try fixture.write(
        "bin/docker",
        """
        #!/bin/sh
        [ "$AS_ROOT" = yes ] || { echo 'permission denied while trying to connect' >&2; exit 1; }
        exec /usr/bin/env docker-of-root "$@"
        """)
      try fixture.write("bin/sudo", "#!/bin/sh\n[ \"$1\" = -n ] || exit 1\nshift\nAS_ROOT=yes exec \"$@\"\n")
      let make = "chmod 755 bin/* && ln -s \"$(command -v docker)\" bin/docker-of-root"
      let made = try Invocation(
        ["sh", "-ec", make], environment: fixture.environment, folder: fixture.folder
      ).run()
      try #require(made.exitCode == 0, "\(made)")
      let server = try server(there, "ssh-sudo", path: "\(bin):/usr/bin:/bin")
      defer { try? Lab.stop("ssh-sudo") }
      let journey = try Journey(.classic, to: there, server)
      try journey.build(1)
      try journey.send(1)
      try journey.check(1)
      try journey.fixture.engine.docker("image", "rm", "\(journey.name):1")
      try journey.fixture.succeed("transfer-image", "-F", server.config, "--from", "far", "\(journey.name):1")
      try journey.check(1)
      // Nor by sudo: the line that would help.
      try fixture.write("bin/sudo", "#!/bin/sh\nexit 1\n")
      let run = try journey.transfer("\(journey.name):1")
      #expect(run.exitCode == 1)
      #expect(run.error.contains("sudo usermod -aG docker "), "\(run)")
    }
  }
}
