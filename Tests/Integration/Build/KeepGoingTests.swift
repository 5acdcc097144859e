import Testing

extension Integration {
  /// --keep-going and --log-dir
  @Suite struct KeepGoingTests {
    @Test(arguments: Way.some) func onlyDescendantsAreSkipped(_ way: Way) throws {
      let fixture = try Fixture(way.store)
      let name = fixture.name
      try fixture.image("bad", "FROM orbyter-test-busybox:1\nRUN echo the reason of \(name); exit 3\n")
      try fixture.image("child", "FROM \(name)-bad:tester\nRUN echo child\n")
      try fixture.image("good", "FROM orbyter-test-busybox:1\nRUN sleep 1; echo good >/good\n")
      try fixture.image("other", "FROM \(name)-good:tester\nRUN cat /good >/other\n")
      let build = try fixture.invocation(way.client, ["build-image", "-k", "--log-dir", "my logs", "all"])
        .run()
      #expect(build.exitCode == 1)
      #expect(build.output.isEmpty)
      for line in [
        "bad: failed", "  all of it: my logs/bad.log", "child  skipped", "other  done",
        "1 of 4 failed: docker/bad/Dockerfile:2: image 'bad': "
          + (way.client == .buildx ? "process" : "The command"),
        "exit 3", "; 1 more skipped because of that\n",
      ] {
        #expect(build.error.contains(line), "\(line) is not in \(build.error)")
      }
      #expect(build.error.contains("the reason of \(name)"))
      #expect(try fixture.inside("other", "cat", "/other") == "good\n")
      #expect(try !fixture.engine.has(fixture.reference("child")))
      #expect(try fixture.read("my logs/bad.log").contains("the reason of \(name)"))
      #expect(try fixture.read("my logs/good.log").contains("sleep 1"))
      #expect(!fixture.exists("my logs/child.log"))
      #expect(try fixture.journal().isEmpty)
    }

    /// Many children of one parent, side by side: each export of that parent would be one too many.
    @Test(arguments: Store.anyway) func manyOfOneParent(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) >/base\n")
      for number in 1...6 {
        try fixture.image("c\(number)", "FROM \(fixture.name)-base:tester\nRUN echo \(number) >/c\n")
      }
      let build = try fixture.build(.buildx, "--keep-going", "all")
      #expect(build.lines.count == 7)
      #expect(try fixture.inside("c6", "cat", "/base", "/c") == "\(fixture.name)\n6\n")
    }
  }
}
