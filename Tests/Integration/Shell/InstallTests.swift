import Testing

extension Integration {
  /// `make install`, what it puts where, and that another project can use it.
  @Suite struct InstallTests {
    private func make(_ goal: String, _ prefix: String, _ fixture: Fixture) throws {
      let words = ["make", "-s", "-C", Lab.repository, goal, "PREFIX=\(prefix)", "DESTDIR="]
      let run = try Invocation(words, environment: fixture.environment, seconds: 300).run()
      try #require(run.exitCode == 0, "\(run)")
    }

    private func tree(_ fixture: Fixture) throws -> [String] {
      let words = ["sh", "-c", "find . -type f -o -type l | sort"]
      return try Invocation(words, environment: fixture.environment, folder: fixture.folder).run().lines
    }

    @Test func bringsAllAndTakesExactlyThatAway() throws {
      let fixture = try Fixture(.classic)
      let prefix = "\(fixture.folder)/my prefix"
      try fixture.write("my prefix/bin/somebody's", "own")
      try fixture.write("my prefix/include/orbyter/mine", "own")
      let before = try tree(fixture)
      try make("install", prefix, fixture)
      for file in ["bin/run-image", "include/orbyter/images.mk", "share/man/man1/run-image.1"] {
        #expect(fixture.exists("my prefix/\(file)"))
      }
      #expect(try tree(fixture).count == before.count + 22)
      try make("uninstall", prefix, fixture)
      #expect(try tree(fixture) == before)
    }

    @Test func servesAnotherProject() throws {
      let fixture = try Fixture(.classic)
      try make("install", "\(fixture.folder)/.prefix", fixture)
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nCMD [\"echo\", \"it runs\"]\n")
      try fixture.write("Makefile", "include orbyter/images.mk\n")
      fixture.environment["PATH"] = "\(fixture.folder)/.prefix/bin:" + (fixture.environment["PATH"] ?? "")
      for (goal, expected) in [("build-dev", "\(fixture.name)-dev:tester"), ("run-dev", "it runs")] {
        let words = ["make", "-s", "-I", "\(fixture.folder)/.prefix/include", goal]
        let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
        #expect(run.lines.last == expected, "\(run)")
      }
    }

    @Test(arguments: ["build-image", "run-image", "transfer-image", "publish-image"])
    func hasAManualPage(_ program: String) throws {
      let fixture = try Fixture(.classic)
      try fixture.write("page.1", fixture.succeed(program, "--man").output)
      let man = ["man", "--warnings", "-l", "page.1"]
      let page = try Invocation(man, environment: fixture.environment, folder: fixture.folder).run()
      #expect(page.error.isEmpty, "\(page)")
      let words = page.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("NAME \(program) - "), "\(page)")
      #expect(page.output.contains("--dry-run"))
    }
  }
}
