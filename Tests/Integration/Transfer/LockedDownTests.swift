import Testing

extension Integration {
  /// A server without any network but ssh: the base is built here and moved, what stands on it is built there.
  @Suite struct LockedDownTests {
    @Test(arguments: Store.anyway) func aChildIsBuiltOverThere(_ store: Store) throws {
      let fixture = try Fixture(store.other)
      let there = try Engine.of(store)
      let server = try Server.of(store)
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo base >/base\n")
      try fixture.image("dev", "FROM \(fixture.name)-base:tester\nRUN cat /base >/dev-of-base\n")
      try fixture.succeed("build-image", "base")
      try fixture.succeed("transfer-image", "-F", server.config, "base", "far")
      // docker takes ssh and its configuration as the account has them: a program of that name stands in front.
      try fixture.write(".home/bin/ssh", "#!/bin/sh\nexec /usr/bin/ssh -F '\(server.config)' \"$@\"\n")
      let words = ["chmod", "755", "\(fixture.folder)/.home/bin/ssh"]
      _ = try Invocation(words, environment: fixture.environment).run()
      let own = fixture.environment
      fixture.environment["PATH"] = "\(fixture.folder)/.home/bin:\(own["PATH"] ?? "")"
      fixture.environment["DOCKER_HOST"] = "ssh://far"
      defer {
        for image in ["dev", "base"] {
          _ = try? there.docker("image", "rm", "-f", "\(fixture.name)-\(image):tester")
        }
        fixture.environment = own
      }
      try fixture.succeed("build-image", "--only", "dev")
      let run = try there.docker(
        "run", "--rm", "--network", "none", "\(fixture.name)-dev:tester", "cat", "/dev-of-base")
      #expect(run.output == "base\n", "\(run)")
      #expect(try !fixture.engine.has("\(fixture.name)-dev:tester"), "it was built there, not here")
    }
  }
}
