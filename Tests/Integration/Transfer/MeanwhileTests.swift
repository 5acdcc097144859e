import Testing

extension Integration {
  /// What others do to an engine while an image is on its way, and what nobody sane does.
  @Suite struct MeanwhileTests {
    /// A docker that does something else when it is called so.
    private func put(_ call: String, _ deed: String, in folder: String) throws {
      let script = """
        mkdir -p "$1" && real=$(command -v docker) && cat >"$1/docker" <<END && chmod 755 "$1/docker"
        #!/bin/sh
        real=$real
        END
        cat >>"$1/docker"
        """
      let docker = "case $* in \(call)) \(deed) ;; esac\nexec $real \"$@\"\n"
      let words = ["sh", "-c", script, "sh", folder]
      let run = try Invocation(words, environment: Lab.environment(home: "/"), input: docker).run()
      try #require(run.exitCode == 0, "\(run)")
    }

    private func account() throws -> String { try Lab.folder + "/meanwhile" }

    /// Over there docker is the one of that account.
    private func journey(_ source: Store, to store: Store, _ call: String, _ deed: String) throws -> Journey {
      try put(call, deed, in: account())
      let engine = try Engine.of(store)
      let server = try Server(
        named: "ssh-meanwhile-\(store)", dockerHost: engine.host, path: "\(account()):/usr/bin:/bin")
      return try Journey(source, to: engine, server)
    }

    /// What has no name yet goes with a prune.
    @Test(arguments: Store.anyway) func aPrune(_ store: Store) throws {
      let journey = try journey(
        store.other, to: store, "load*", "$real load; $real image prune -f >/dev/null; exit")
      try journey.build(1)
      let run = try journey.transfer("\(journey.name):1")
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(run.error.hasSuffix("was it removed in the meantime? try again\n"), "\(run)")
      #expect(try !journey.there.has("\(journey.name):1"))
      try put("nothing", ":", in: account())
      try journey.send(1)
      try journey.check(1)
    }

    /// The layers that were there are gone when the rest comes.
    @Test(arguments: Store.anyway) func whatItStandsOnIsRemoved(_ store: Store) throws {
      let journey = try journey(.classic, to: store, "nothing", ":")
      for version in [1, 2] { try journey.build(version) }
      try journey.send(1)
      let deed = """
        case $(ps -o args= -p $PPID) in
          *orbyter-load-[0-9a-f][0-9a-f]*) $real image rm -f \(journey.name):1 >/dev/null 2>&1 ;;
        esac
        """
      try put("load*", deed, in: account())
      try journey.send(2)
      try journey.check(2)
    }

    /// Somebody builds anew here.
    @Test func theNameBecomesAnotherImages() throws {
      let journey = try Journey(.containerd, to: .classic)
      for version in [1, 2] { try journey.build(version) }
      try journey.fixture.engine.docker("tag", "\(journey.name):1", "\(journey.name):9")
      let deed = "$real tag \(journey.name):2 \(journey.name):9"
      try put("save*", deed, in: "\(journey.fixture.folder)/bin")
      let own = journey.fixture.environment
      defer { journey.fixture.environment = own }
      journey.fixture.environment["PATH"] = "\(journey.fixture.folder)/bin:\(own["PATH"] ?? "")"
      let run = try journey.transfer("\(journey.name):9")
      #expect(
        run.exitCode == 1 && run.error.contains("became another image while it was being read"), "\(run)")
      #expect(try !journey.there.has("\(journey.name):9"))
    }

    struct Lie: CustomTestStringConvertible, Sendable {
      let name: String
      let call: String
      let deed: String
      let told: String
      var isFetch = false
      var testDescription: String { name }
    }

    static let lies: [Lie] = [
      .init(
        name: "an archive that is none", call: "save*", deed: "exec yes",
        told: "the image's archive can't be read at byte 0",
        isFetch: true),
      .init(
        name: "an archive of nothing", call: "save*", deed: "head -c 1024 /dev/zero; exit",
        told: "archive has no manifest.json", isFetch: true),
      .init(
        name: "an archive that ends", call: "save*", deed: "$real \"$@\" | head -c 100000; exit 0",
        told: "the image's archive ends too early", isFetch: true),
      .init(
        name: "another image's archive", call: "save*", deed: "exec $real save orbyter-test-busybox:1",
        told: "became another image", isFetch: true),
      .init(
        name: "words without end", call: "history*", deed: "exec yes",
        told: "says far more than any answer has",
        isFetch: true),
      .init(
        name: "a terminal's orders", call: "load*",
        deed: "printf '\\033]0;owned\\007\\033[2J\\r' >&2; exit 1",
        told: "far did not take the image: \\u{1b}]0;owned"),
      .init(
        name: "another identifier", call: "load*",
        deed: "cat >/dev/null; echo Loaded image ID: sha256:77; exit", told: "far did not take"),
    ]

    /// What containerd's reader takes for index.json, with the name of an image that is here.
    private static let otherName = """
      $real "$@" | python3 -c '
      import io, json, sys, tarfile
      there = tarfile.open(fileobj=sys.stdin.buffer, mode="r|")
      out = tarfile.open(fileobj=sys.stdout.buffer, mode="w|")
      for entry in there:
          data = there.extractfile(entry).read() if entry.isfile() else b""
          out.addfile(entry, io.BytesIO(data))
          if entry.name == "index.json": index = json.loads(data)
      for entry in index["manifests"]:
          entry["annotations"] = {"io.containerd.image.name": "docker.io/library/VICTIM"}
      data, entry = json.dumps(index).encode(), tarfile.TarInfo("index.json/")
      entry.size = len(data)
      out.addfile(entry, io.BytesIO(data))
      out.close()'
      exit
      """
    /// A layer without end.
    private static let flood = """
      python3 -c '
      import sys, tarfile
      entry = tarfile.TarInfo("blobs/sha256/" + "a" * 64)
      entry.size = 1 << 40
      sys.stdout.buffer.write(entry.tobuf())'
      exec cat /dev/zero
      """

    /// Nothing of it stays, and nothing here is touched.
    @Test(arguments: [
      (otherName, "the image's archive has 'index.json/', which is not part of an image"),
      (flood, "nothing of it is kept; is it the right machine?"),
    ]) func aLyingServer(_ item: (deed: String, told: String)) throws {
      let journey = try journey(.containerd, to: .classic, "nothing", ":")
      let (name, victim) = ("\(journey.name):1", "\(journey.name):victim")
      try put("save*", item.deed.replacing("VICTIM", with: victim), in: account())
      try journey.build(1, on: journey.there)
      let engine = journey.fixture.engine
      try engine.docker("tag", "orbyter-test-busybox:1", victim)
      let list = ["image", "ls", "-a", "--no-trunc", "--format", "{{.Repository}}:{{.Tag}} {{.ID}}"]
      let before = try engine.ask(list).lines
      let run = try journey.fixture.run("transfer-image", "-F", journey.server.config, "--from", "far", name)
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(run.error.split(separator: "\n").last?.hasSuffix(item.told) == true, "\(run)")
      #expect(try engine.ask(list).lines.sorted() == before.sorted())
      #expect(try journey.connections().isEmpty)
    }

    /// One line, an end, and nothing under that name.
    @Test(.slow, arguments: lies) func aLie(_ lie: Lie) throws {
      let journey = try journey(.classic, to: .containerd, lie.call, lie.deed)
      let name = "\(journey.name):1"
      try journey.build(1, on: lie.isFetch ? journey.there : journey.fixture.engine)
      let words =
        ["transfer-image", "-F", journey.server.config]
        + (lie.isFetch ? ["--from", "far", name] : [name, "far"])
      let run = try journey.fixture.invocation(words).run()
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(run.error.split(separator: "\n").last?.contains(lie.told) == true, "\(run)")
      #expect(!run.error.contains("\u{1B}"))
      #expect(try !(lie.isFetch ? journey.fixture.engine : journey.there).has(name))
      #expect(try journey.connections().isEmpty)
    }
  }
}
