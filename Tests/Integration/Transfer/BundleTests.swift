import Glibc
import Testing

extension Integration {
  /// What is carried over by hand, to where no line leads.
  @Suite struct BundleTests {
    private func inventory(_ journey: Journey) throws -> String {
      let run = try journey.fixture.run("transfer-image", "-F", journey.server.config, "--inventory", "far")
      try #require(run.exitCode == 0, "\(run)")
      return run.output
    }

    private func bundle(_ journey: Journey, _ words: String...) throws -> Finished {
      try journey.fixture.invocation(["transfer-image"] + words).run()
    }

    private func size(_ path: String, in fixture: Fixture) throws -> Int {
      let run = try Invocation(
        ["stat", "-c", "%s", "\(fixture.folder)/\(path)"], environment: fixture.environment
      ).run()
      return run.lines.first.flatMap { Int($0) } ?? 0
    }

    /// As a person there would.
    private func load(_ path: String, _ journey: Journey) throws {
      let check = ["sha256sum", "-c", "\(path).sha256"]
      let checked = try Invocation(
        check, environment: journey.fixture.environment, folder: journey.fixture.folder
      ).run()
      #expect(checked.exitCode == 0, "\(checked)")
      let loaded = try journey.there.docker("load", "-i", "\(journey.fixture.folder)/\(path)")
      #expect(loaded.exitCode == 0, "\(loaded)")
    }

    @Test(arguments: DeltaTests.someWays) func aBareLoadTakesIt(_ way: (from: Store, to: Store)) throws {
      let (there, server) = try DeltaTests.target(way)
      let journey = try Journey(way.from, to: there, server)
      try journey.build(1)
      let first = try bundle(journey, "--bundle", "first bundle.tar", "\(journey.name):1")
      #expect(first.exitCode == 0, "\(first)")
      #expect(first.output == "first bundle.tar\n")
      try load("first bundle.tar", journey)
      try journey.check(1)

      let list = try inventory(journey)
      #expect(list.hasPrefix("orbyter-inventory 1 \(way.to)\n"), "\(list)")
      #expect(list.split(separator: "\n").contains { $0.hasPrefix("\(journey.name):1 sha256:") }, "\(list)")
      try journey.fixture.write("there.txt", list)
      try journey.build(2)
      let second = try bundle(
        journey, "--bundle", "delta.tar.gz", "--have", "there.txt", "\(journey.name):2", "\(journey.name):1")
      #expect(second.exitCode == 0, "\(second)")
      let bytes = try size("delta.tar.gz", in: journey.fixture)
      if way.to == .classic {
        #expect(bytes < 40_000, "\(bytes): \(second)")
      } else {
        #expect(bytes > 300_000 && second.error.contains("holds all layers"), "\(bytes): \(second)")
      }
      try load("delta.tar.gz", journey)
      try journey.check(2)
      try journey.check(1)
      #expect(!journey.fixture.exists("delta.tar.gz.part"))
      #expect(!journey.fixture.exists("delta.tar.gz.sha256.part"))
    }

    /// Found out before, and where nobody could know, in the middle.
    @Test(arguments: ["b.tar", "b.tar.gz"]) func aFullDisk(_ name: String) throws {
      let journey = try Journey(.classic, to: .containerd, middle: 4_000_000)
      try journey.build(1)
      try journey.fixture.write("disk/.keep", "")
      let small = """
        mount -n -t tmpfs -o size=1m none disk; echo old >"disk/$NAME"
        "$@"; code=$?; ls -A disk; cat "disk/$NAME"; exit $code
        """
      var run = try journey.fixture.invocation(
        ["transfer-image", "--bundle", "disk/\(name)", "\(journey.name):1"])
      run.environment["NAME"] = name
      run.words = ["unshare", "--mount", "sh", "-c", small, "sh"] + run.words
      let ended = try run.run()
      #expect(ended.exitCode == 1, "\(ended)")
      #expect(ended.output == "\(name)\nold\n", "\(ended)")
      #expect(ended.error.contains("disk/\(name)") && ended.error.contains("no space left"), "\(ended)")
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGKILL]) func aSignal(_ number: Int32) throws {
      let journey = try Journey(.containerd, to: .classic, middle: 20_000_000)
      try journey.build(1)
      try journey.fixture.write("b.tar", "old")
      var hasSent = false
      let words = ["transfer-image", "--bundle", "b.tar", "\(journey.name):1"]
      let run = try journey.fixture.invocation(words).run { process in
        guard !hasSent, try size("b.tar.part", in: journey.fixture) > 0 else { return }
        kill(process, number)
        hasSent = true
      }
      #expect(run.exitCode == 128 + number, "\(run)")
      #expect(try journey.fixture.read("b.tar") == "old")
      #expect(!journey.fixture.exists("b.tar.sha256"))
      // Of what was killed, the next run takes the place.
      #expect(journey.fixture.exists("b.tar.part") == (number == SIGKILL))
      try journey.fixture.succeed("transfer-image", "--bundle", "b.tar", "\(journey.name):1")
      #expect(!journey.fixture.exists("b.tar.part"))
      try load("b.tar", journey)
      try journey.check(1)
    }

    @Test func twoAtOnce() throws {
      let journey = try Journey(.classic, to: .containerd)
      try journey.build(1)
      var other = try journey.fixture.invocation(
        ["transfer-image", "--bundle", "b.tar", "\(journey.name):1"])
      other.words = ["flock", "b.tar.part"] + other.words
      let run = try other.run()
      #expect(run.exitCode == 1, "\(run)")
      #expect(run.error.contains("b.tar can't be written: another run is writing it"), "\(run)")
      #expect(!journey.fixture.exists("b.tar"))
    }

    @Test func aDryRunWritesNothing() throws {
      let journey = try Journey(.classic, to: .containerd)
      try journey.build(1)
      let run = try bundle(journey, "-N", "--bundle", "b.tar", "\(journey.name):1")
      #expect(run.exitCode == 0, "\(run)")
      #expect(run.lines.last == "docker save \(journey.name):1 >b.tar", "\(run)")
      #expect(!journey.fixture.exists("b.tar") && !journey.fixture.exists("b.tar.part"))
    }
  }
}
