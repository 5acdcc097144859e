import Testing

extension Integration {
  /// What a dry run shows is what a run does, command by command.
  @Suite struct DryRunTests {
    /// The commands that a text shows, and not what it tells beside them or what only a run can know. What is read to
    /// decide (`# read once`) is read by both, so it is a question and no step.
    private func commands(_ lines: [String]) -> [String] {
      lines.filter { line in
        let isCommand = !["#", "loaded=", "archive="].contains(where: line.hasPrefix)
        return isCommand || line.hasPrefix("# what docker save")
      }
      .map { $0.replacing(/orbyter-(load|move)-[0-9a-f]{8}-[0-9]+/, with: "marker") }
    }

    /// Shows what it would do, does it, and compares.
    @discardableResult
    private func compare(_ words: [String], _ journey: Journey) throws -> [String] {
      let planned = try journey.fixture.invocation(["transfer-image", "-N"] + words).run()
      #expect(planned.exitCode == 0, "\(planned)")
      let done = try journey.fixture.invocation(["transfer-image", "-V"] + words).run()
      #expect(done.exitCode == 0, "\(done)")
      let shown = commands(planned.lines)
      let told = done.error.split(separator: "\n").filter { $0.hasPrefix("+ ") }.map {
        String($0.dropFirst(2))
      }
      #expect(commands(told) == shown)
      return shown
    }

    @Test(arguments: Store.allCases) func ofASending(_ store: Store) throws {
      let journey = try Journey(store, to: store.other)
      let words = { (name: String) in ["-F", journey.server.config, name, "far"] }
      try journey.build(1)
      let all = try compare(words("\(journey.name):1"), journey)
      #expect(all.contains { $0.contains("docker save \(journey.name):1") }, "\(all)")
      #expect(try compare(words("\(journey.name):1"), journey).isEmpty, "nothing is left to do")
      try journey.build(2)
      let some = try compare(words("\(journey.name):2"), journey)
      #expect(some.contains { $0.contains(" | tar --delete -f - blobs/sha256/") }, "\(some)")
      try journey.check(2)
      try journey.fixture.engine.docker("tag", "\(journey.name):2", "\(journey.name):3")
      let name = try compare(words("\(journey.name):3"), journey)
      #expect(name.count == 1 && !name[0].contains("docker save"), "\(name)")
    }

    @Test(arguments: Store.anyway) func ofASlowSending(_ store: Store) throws {
      let journey = try Journey(store, to: store)
      try journey.build(1)
      try compare(["-F", journey.server.config, "--rate", "10M", "\(journey.name):1", "far"], journey)
    }

    @Test(arguments: Store.allCases) func ofAFetch(_ store: Store) throws {
      let journey = try Journey(store, to: store.other)
      try journey.build(1, on: journey.there)
      let shown = try compare(["-F", journey.server.config, "--from", "far", "\(journey.name):1"], journey)
      #expect(shown.first?.hasPrefix("ssh -F ") == true, "\(shown)")
    }

    @Test(arguments: [[], ["--have", "there.txt"]]) func ofABundle(_ have: [String]) throws {
      let journey = try Journey(.classic, to: .classic)
      try journey.build(1)
      if !have.isEmpty {
        let list = try journey.fixture.succeed(["transfer-image", "--inventory"]).output
        try journey.fixture.write("there.txt", list)
      }
      try journey.build(2)
      for file in ["b.tar", "b.tgz"] {
        let shown = try compare(["--bundle", file] + have + ["\(journey.name):2"], journey)
        #expect(shown.last?.hasSuffix(" >\(file)") == true, "\(shown)")
        #expect(shown.last?.contains(" | tar --delete -f - ") == !have.isEmpty, "\(shown)")
      }
    }
  }
}
