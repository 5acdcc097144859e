import Testing

extension Integration {
  /// Layers that are read where a classic engine keeps them.
  @Suite struct LayerStoreTests {
    /// On a machine whose engine keeps images in folders that we may read, the layer that is new comes out of
    /// there; docker would export the whole image for it.
    @Test(arguments: Store.allCases) func withoutASave(_ store: Store) throws {
      let (there, server) = try DeltaTests.target((.classic, store))
      let journey = try Journey(.classic, to: there, server)
      try journey.build(1)
      try journey.send(1)
      try journey.build(2)
      try Self.sendWithoutSave(2, of: journey)
      // No layer at all is new.
      let build = try Invocation(
        ["docker", "build", "-q", "-t", "\(journey.name):3", "-f", "-", "/bin"],
        environment: journey.fixture.environment, input: "FROM \(journey.name):2\nENV VERSION=3\n"
      ).run()
      try #require(build.exitCode == 0, "\(build)")
      try Self.sendWithoutSave(3, of: journey)
    }

    /// An engine that maps users has a folder of its own for them.
    @Test func ofMappedUsers() throws {
      let words = ["chmod", "711", try Lab.folder, try Lab.folder + "/things"]
      _ = try Invocation(words, environment: Lab.environment(home: try Lab.folder)).run()
      let here = try Engine("mapped", ["--userns"])
      defer { try? Lab.stop(here.name) }
      try here.makeBusybox()
      let journey = try Journey(on: here, to: .of(.containerd), .of(.containerd))
      try journey.build(1)
      try Self.sendWithoutSave(1, of: journey)
    }

    private static func sendWithoutSave(_ version: Int, of journey: Journey) throws {
      let own = journey.fixture.environment
      defer { journey.fixture.environment = own }
      try replaceSave(in: journey.fixture, by: "exit 1")
      let run = try journey.send(version)
      #expect(!run.error.contains("docker exports"), "\(run)")
      try journey.check(version)
    }

    /// Puts a `docker` in front of the real one that does something else when it is to save an image.
    private static func replaceSave(in fixture: Fixture, by deed: String) throws {
      let docker = "#!/bin/sh\n[ \"$1\" != save ] || \(deed)\nexec env PATH=\"${PATH#*:}\" docker \"$@\"\n"
      try fixture.write(".home/bin/docker", docker)
      let words = ["chmod", "755", "\(fixture.folder)/.home/bin/docker"]
      _ = try Invocation(words, environment: fixture.environment).run()
      fixture.environment["PATH"] = "\(fixture.folder)/.home/bin:\(fixture.environment["PATH"] ?? "")"
    }

    /// It is told as what it is, not as a line that broke.
    @Test func aSaveThatFails() throws {
      let journey = try Journey(.classic, to: .containerd)
      try journey.build(1)
      let root = try #require(
        journey.fixture.engine.docker("info", "-f", "{{.DockerRootDir}}").lines.first)
      let own = journey.fixture.environment
      defer { journey.fixture.environment = own }
      try Self.replaceSave(in: journey.fixture, by: "{ echo no space left here >&2; exit 3; }")
      var sending = try journey.invocation(["\(journey.name):1"])
      let hide = "mount -n -t tmpfs none \"$1/image\"\nshift\nexec \"$@\""
      sending.words = ["unshare", "--mount", "sh", "-ec", hide, "sh", root] + sending.words
      let run = try sending.run()
      #expect(run.exitCode == 3 && run.output.isEmpty, "\(run)")
      #expect(run.error.contains("docker save \(journey.name):1: no space left here"), "\(run)")
      #expect(!run.error.contains("broke"), "\(run)")
      try journey.checkNothingIsLeft()
    }

    /// Neither is an archive that lacks a part.
    @Test func aSaveThatLacksALayer() throws {
      let journey = try Journey(.containerd, to: .classic)
      try journey.build(1)
      let own = journey.fixture.environment
      defer { journey.fixture.environment = own }
      let names = "docker save '\(journey.name):1' | tar -xOf - manifest.json | tr '\"' '\\n' | grep ^blobs"
      let read = try Invocation(["sh", "-c", names], environment: own).run()
      let layer = try #require(read.lines.last)
      let deed = "{ env PATH=\"${PATH#*:}\" docker \"$@\" | tar --delete -f - \(layer); exit; }"
      try Self.replaceSave(in: journey.fixture, by: deed)
      let run = try journey.transfer("\(journey.name):1")
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(run.error.contains("docker save left \(layer) out"), "\(run)")
      try journey.checkNothingIsLeft()
    }

    /// Where those folders are hidden, or hold something else than the engine put there, docker's own way.
    @Test(arguments: [
      ("hidden", "mount -n -t tmpfs none \"$1/image\"", "docker first exports all of it here"),
      ("shorter", "mount -n --bind /dev/null \"$2\"", "docker exports the whole image"),
      ("other bytes", "tr '1-9' x <\"$2\" >\"$3\"; mount -n --bind \"$3\" \"$2\"", "sending all layers"),
    ]) func withASave(_ name: String, _ deed: String, _ notice: String) throws {
      // Of an export that takes no time nothing is told.
      let middle = name == "hidden" ? 60_000_000 : 300_000
      let journey = try Journey(
        .classic, to: try Engine("other-classic", ["--store", "classic"]), middle: middle)
      try journey.build(1)
      try journey.send(1)
      try journey.build(2)
      let engine = journey.fixture.engine
      let root = try #require(engine.docker("info", "-f", "{{.DockerRootDir}}").lines.first)
      let folder = try engine.docker(
        "image", "inspect", "-f", "{{.GraphDriver.Data.UpperDir}}", "\(journey.name):2")
      var sending = try journey.invocation(["\(journey.name):2"])
      let file = try #require(folder.lines.first) + "/sums"
      sending.words =
        ["unshare", "--mount", "sh", "-ec", "\(deed)\nshift 3\nexec \"$@\"", "sh", root, file]
        + ["\(journey.fixture.folder)/other"] + sending.words
      let run = try sending.run()
      #expect(run.exitCode == 0, "\(run)")
      let told = run.error.split(separator: "\n").filter { $0.contains("image: ") }.dropFirst()
      #expect(!told.isEmpty && told.allSatisfy { $0.contains(notice) }, "\(name): \(run)")
      // What docker comes across on its way says nothing of the line.
      #expect(name != "hidden" || !run.error.contains("/s"), "\(run)")
      try journey.check(2)
    }
  }
}
