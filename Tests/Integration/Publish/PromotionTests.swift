import Glibc
import Testing

extension Integration {
  /// A channel that can't be moved for all goes back for those before, to the digest.
  @Suite struct PromotionTests {
    private let fixture: Fixture
    private let gate: Gate

    init() throws {
      fixture = try Fixture(.containerd)
      gate = try Gate(to: .open(.containerd), in: fixture.engine, fixture.folder + "/.gate")
      fixture.enter = fixture.engine.enterNetwork
      fixture.environment["IMAGE_REPOSITORY"] = "\(gate.host)/\(fixture.name)-lab"
      for version in ["1.0.0", "1.1.0"] {
        for name in ["a", "b"] {
          try fixture.image(name, "FROM orbyter-test-busybox:1\nRUN echo \(name) \(version) >/name\n")
          try fixture.write("docker/\(name)/VERSION", version + "\n")
        }
        try fixture.succeed("build-image", "a", "b")
        try fixture.succeed("publish-image", "all")
        if version == "1.0.0" { try fixture.succeed("publish-image", "--promote", "stable", "all") }
      }
    }

    private func digests(_ tag: String = "stable") throws -> [String] {
      try ["a", "b"].map { name in
        let reference = "\(fixture.environment["IMAGE_REPOSITORY"] ?? "")/\(name):\(tag)"
        let question = [
          "docker", "buildx", "imagetools", "inspect", "--format", "{{printf `%s` .Manifest.Digest}}",
          reference,
        ]
        let run = try Invocation(fixture.enter + question, environment: fixture.environment).run()
        try #require(run.exitCode == 0, "\(run)")
        return run.output
      }
    }

    @Test func oldDigestsGoBack() throws {
      let before = try digests()
      #expect(try before == digests("1.0.0"), "signatures and pins are of that")
      let toVersion = try fixture.run("publish-image", "--promote", "1.0.0", "a:1.1.0")
      #expect(toVersion.exitCode == 2 && toVersion.error.contains("a version is never moved"), "\(toVersion)")
      let twice = try fixture.run("publish-image", "--promote", "stable", "a:1.0.0", "a:1.1.0")
      #expect(twice.exitCode == 2 && twice.error.contains("can be at one version of a"), "\(twice)")
      #expect(try digests() == before)

      try gate.rule("403 0 PUT /b/manifests/stable")
      let refused = try promote { _ in }
      #expect(refused.exitCode == 1 && refused.output.isEmpty, "\(refused)")
      #expect(refused.error.contains("check the login and what it may do there"), "\(refused)")
      #expect(gate.count("PUT", "/a/manifests/stable", "201") == 2, "there and back: \(gate.requests)")
      #expect(try digests() == before)

      // The way back is tried again, too.
      try gate.rule("403 0 PUT /b/manifests/stable", "500 1+2 PUT /a/manifests/stable")
      let back = try promote { _ in }
      #expect(back.exitCode == 1 && back.error.contains("retrying in 4 s"), "\(back)")
      #expect(gate.count("PUT", "/a/manifests/stable", "201") == 2, "there and back: \(gate.requests)")
      #expect(try digests() == before)

      try gate.rule("403 0 PUT /b/manifests/next")
      let new = try fixture.run("publish-image", "--promote", "next", "all")
      #expect(
        new.exitCode == 1 && new.error.contains("/a:next is new and stays: docker can't remove"), "\(new)")
      #expect(!new.error.contains("/b:next is new"), "\(new)")

      try promote(until: SIGINT)
      #expect(gate.count("PUT", "/a/manifests/stable", "201") == 2, "there and back: \(gate.requests)")
      try gate.rule()
      #expect(try digests() == before)

      // What a killed one has moved stays there, and the next one moves the rest.
      try promote(until: SIGKILL)
      #expect(try zip(before, digests()).map { $0 == $1 } == [false, true])
      // An answer that is lost is trouble that passes.
      try gate.rule("mute 1 PUT /b/manifests/stable")
      let moved = try promote { _ in }
      #expect(moved.exitCode == 0, "\(moved)")
      #expect(try digests() == digests("1.1.0"))
    }

    /// As far as the second one's tag.
    private func promote(until signal: Int32) throws {
      try gate.rule("hold 1 PUT /b/manifests/stable")
      var isEnded = false
      let run = try promote { process in
        guard !isEnded, gate.requests.contains(where: { $0.hasSuffix(" held") }) else { return }
        isEnded = true
        kill(-process, signal)
      }
      #expect(isEnded && run.exitCode == 128 + signal, "\(run)")
    }

    private func promote(_ meanwhile: (pid_t) throws -> Void) throws -> Finished {
      try withoutActuallyEscaping(meanwhile) { meanwhile in
        try fixture.invocation(["publish-image", "--promote", "stable", "all"]).run(meanwhile: meanwhile)
      }
    }
  }
}
