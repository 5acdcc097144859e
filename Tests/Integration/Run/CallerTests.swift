import Glibc
import Testing

extension Integration {
  /// `user=host`, with somebody who is not root: a number of their own, and one that the image has given away.
  @Suite struct CallerTests {
    private static let recipe = """
      FROM orbyter-test-busybox:1
      VOLUME /data
      RUN echo ubuntu:x:4322:4322::/home/ubuntu:/bin/sh >>/etc/passwd && mkdir -p /home && chmod 1777 /tmp

      """

    /// The caller may ask the engine: they are in the group that its socket is for.
    private func fixture(_ store: Store, caller: Int, config: String = "") throws -> Fixture {
      let fixture = try Fixture(store, config: "[dev]\nuser = host\n" + config)
      try fixture.image("dev", Self.recipe)
      try fixture.succeed("build-image", "dev")
      let script = """
        mkdir -p "$2/.home/bin"; cp "$3/run-image" "$3/build-image" "$3/transfer-image" "$2/.home/bin"
        chmod 711 "$1" "$1/projects"; chown -R \(caller):\(caller) "$2"
        """
      let built = try Lab.executable("run-image").split(separator: "/").dropLast().joined(separator: "/")
      let words = ["sh", "-ec", script, "sh", try Lab.folder, fixture.folder, "/" + built]
      let run = try Invocation(words, environment: fixture.environment).run()
      try #require(run.exitCode == 0, "\(run)")
      fixture.copies = "\(fixture.folder)/.home/bin"
      fixture.enter = try person(caller, fixture)
      // Their own cache is in their home.
      fixture.environment["XDG_CACHE_HOME"] = nil
      return fixture
    }

    private func person(_ caller: Int, _ fixture: Fixture) throws -> [String] {
      ["setpriv", "--reuid=\(caller)", "--regid=\(caller)", "--groups=\(try group(fixture)),\(caller + 1)"]
    }

    private func group(_ fixture: Fixture) throws -> String {
      let socket = String(fixture.engine.host.dropFirst("unix://".count))
      let run = try Invocation(["stat", "-c", "%g", socket], environment: fixture.environment).run()
      return try #require(run.lines.first)
    }

    private func inside(_ fixture: Fixture, _ script: String) throws -> String {
      try fixture.succeed("run-image", "dev", "--", "sh", "-c", script).output
    }

    private func owner(_ path: String, _ fixture: Fixture) throws -> String {
      try Invocation(["stat", "-c", "%u:%g", "\(fixture.folder)/\(path)"], environment: fixture.environment)
        .run().output
    }

    @Test(arguments: Store.allCases) func whatItWritesIsTheirs(_ store: Store) throws {
      let fixture = try fixture(
        store, caller: 4321, config: "volumes = \"{project_root}/made/by us:/work\"\n")
      let volumes = try fixture.engine.docker("volume", "ls", "-q").output
      let seen = try inside(
        fixture, "id -u; id -g; id -G; whoami; echo $USER $HOME; echo hi >/work/file; cd; touch x")
      #expect(seen == "4321\n4321\n4321 \(try group(fixture)) 4322\ntester\ntester /tmp\n", "\(seen)")
      #expect(try owner("made", fixture) == "4321:4321\n", "a folder that we made, not the engine")
      #expect(try owner("made/by us", fixture) == "4321:4321\n")
      #expect(try owner("made/by us/file", fixture) == "4321:4321\n")
      // The second time the image is not asked again.
      #expect(try inside(fixture, "whoami") == "tester\n")
      #expect(try fixture.engine.docker("ps", "-aq").output.isEmpty, "nothing is left of asking the image")
      #expect(try fixture.engine.docker("volume", "ls", "-q").output == volumes, "nor a volume of its own")
    }

    @Test(arguments: Store.allCases) func aNumberThatIsTaken(_ store: Store) throws {
      let fixture = try fixture(store, caller: 4322)
      #expect(try inside(fixture, "id -u; whoami; echo $USER $HOME") == "4322\nubuntu\nubuntu /home/ubuntu\n")
    }

    /// There a container's root is nobody outside: the engine sees to it, and we to nothing.
    @Test func whereTheEngineMapsUsers() throws {
      let words = ["chmod", "711", try Lab.folder, try Lab.folder + "/things"]
      _ = try Invocation(words, environment: Lab.environment(home: try Lab.folder)).run()
      let engine = try Engine("mapped", ["--userns"])
      defer { try? Lab.stop(engine.name) }
      try engine.makeBusybox()
      let fixture = try Fixture(on: engine, config: "user = host\n")
      let run = try fixture.succeed(
        "run-image", "box", "--", "sh", "-c", "id -u; xargs </proc/self/uid_map")
      #expect(run.output == "0\n0 500000 65536\n", "\(run)")
    }

    /// docker's words name no cure, so ours do, whichever executable it is.
    @Test func whoMayNotAskTheEngine() throws {
      let fixture = try fixture(.classic, caller: 4321)
      fixture.enter = ["setpriv", "--reuid=4321", "--regid=4321", "--clear-groups"]
      let doctor = try fixture.run("run-image", "--doctor")
      #expect(doctor.exitCode == 1)
      #expect(
        doctor.output.contains(
          "✗ the engine does not let you in\n    sudo usermod -aG docker tester, then log in again\n"),
        "\(doctor)")
      for words in [
        ["run-image", "dev"], ["run-image", "-k", "dev"], ["run-image", "--stop", "dev"],
        ["build-image", "dev"], ["build-image", "-k", "dev"], ["build-image", "clean"],
        ["transfer-image", "--inventory"],
      ] {
        let run = try fixture.run(words)
        #expect(run.exitCode == 1 && run.error.contains("sudo usermod -aG docker "), "\(words): \(run)")
      }
      #expect(try fixture.succeed("run-image", "-N", "dev").output.hasPrefix("docker run "))
    }

    @Test func anImageWithoutUsers() throws {
      let fixture = try fixture(.classic, caller: 4321)
      fixture.enter = []
      fixture.copies = nil
      try fixture.image("dev", "FROM scratch\nCOPY --from=orbyter-test-busybox:1 /bin /bin\n")
      try fixture.succeed("build-image", "dev")
      fixture.enter = try person(4321, fixture)
      fixture.copies = "\(fixture.folder)/.home/bin"
      #expect(try inside(fixture, "whoami; id -u") == "tester\n4321\n")
    }
  }
}
