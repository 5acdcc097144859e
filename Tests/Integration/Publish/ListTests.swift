import Foundation
import Testing

extension Integration {
  /// What is published, shown and compared with the checkout.
  @Suite struct ListTests {
    private func fixture(_ store: Store, _ config: String = "") throws -> Fixture {
      let fixture = try Fixture(store, config: config)
      fixture.enter = fixture.engine.enterNetwork
      try fixture.write(".gitignore", "/.*\n")
      try fixture.write(
        ".home/.gitconfig", "[user]\nname = Ada\nemail = ada@lab.test\n[init]\ndefaultBranch = main\n")
      try shell(fixture, "git init -q")
      return fixture
    }

    private func shell(_ fixture: Fixture, _ script: String) throws {
      let run = try Invocation(
        ["sh", "-ec", script], environment: fixture.environment, folder: fixture.folder
      ).run()
      try #require(run.exitCode == 0, "\(run)")
    }

    private func commit(_ fixture: Fixture, _ version: String) throws {
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) \(version) >/name\n")
      try fixture.write("docker/dev/VERSION", version + "\n")
      try shell(fixture, "git add . && git commit -qm \(version) && git tag -am x dev-\(version)")
      try fixture.succeed("build-image", "dev")
    }

    /// From a registry with a password.
    @Test func showsVersionsAndWhatFloats() throws {
      let fixture = try fixture(.containerd, "[publish]\nfloat = minor, latest\n")
      let registry = try Registry.of(.containerd)
      let name = "\(registry.host)/\(fixture.name)-lab"
      fixture.environment["IMAGE_REPOSITORY"] = name
      fixture.environment["IMAGE_REPOSITORY_USER"] = registry.user
      fixture.environment["IMAGE_REPOSITORY_PASSWORD"] = registry.password
      for version in ["5.0.2", "5.1.0", "5.0.3"] {
        try commit(fixture, version)
        try fixture.succeed("publish-image", "dev")
      }
      try shell(fixture, "git tag dev-6.0.0-rc.1")
      try fixture.succeed("publish-image", "--promote", "stable", "dev:5.0.2")
      let lines = try fixture.succeed("publish-image", "--list", "dev:stable").lines
      let columns = lines.map { $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init) }
      #expect(
        columns.map { $0[0].replacing(name, with: "") } == [
          "IMAGE", "/dev:6.0.0-rc.1", "/dev:5.1.0", "/dev:5.0.3", "/dev:5.0.2",
        ])
      #expect(lines[1].hasSuffix("dev-6.0.0-rc.1               not published"), "\(lines[1])")
      let tail = columns.dropFirst(2).map { $0.dropFirst(2).dropLast().joined(separator: " ") }
      #expect(tail == ["dev-5.1.0 5.1, latest", "dev-5.0.3 5.0", "dev-5.0.2 stable"])
      #expect(columns.dropFirst(2).allSatisfy { $0.last?.hasPrefix("sha256:") == true })

      let json = try fixture.succeed("publish-image", "--list", "--json", "dev").output
      let list = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
      #expect(list.count == 4 && list[0]["digest"] is NSNull, "\(json)")
      #expect(
        list[1]["tags"] as? [String] == ["5.1", "latest"] && list[1]["git_tag"] as? String == "dev-5.1.0")
      #expect((list[1]["created"] as? String)?.hasSuffix("Z") == true, "\(json)")

      try shell(fixture, "git tag -d dev-5.1.0")
      let without = try fixture.succeed("publish-image", "--list", "dev").lines
      #expect(without.contains { $0.contains("/dev:5.1.0 ") && $0.contains(" latest ") }, "\(without)")
      try shell(fixture, "git tag dev-5.1.0")

      let dry = try fixture.succeed("publish-image", "--list", "--dry-run", "dev").output
      #expect(dry.contains("imagetools inspect") && dry.contains("\(name)/dev:5.1.0"), "\(dry)")
      #expect(!dry.contains(registry.password))
    }

    /// One commit of the folder, and run.cfg or a parent that say something else of it.
    @Test(arguments: Store.anyway) func whatNoCommitOfTheFolderTells(_ store: Store) throws {
      let fixture = try fixture(store)
      fixture.environment["IMAGE_REPOSITORY"] = "\(try Registry.open(store).host)/\(fixture.name)-lab"
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) >/base\n")
      try fixture.image("dev", "FROM base\nARG TRACK=stable\nRUN echo $TRACK >/track\n")
      try fixture.write("docker/dev/VERSION", "1.0.0\n")
      let config = try fixture.read("run.cfg")
      try shell(fixture, "git add . && git commit -qm x")
      try fixture.succeed("build-image", "dev")
      try fixture.succeed("publish-image", "dev")

      // Of other images, of how it runs and is reached.
      fixture.environment["TOKEN"] = "t"
      try fixture.write(
        "run.cfg", config + "[base]\nvolumes = a:/b\n[dev]\nsecrets = TOKEN\nbuild_args = NOBODY=1\n")
      try fixture.succeed("build-image", "dev")
      #expect(try fixture.succeed("publish-image", "dev").error.contains("is published already"))
      #expect(
        try fixture.succeed("publish-image", "--verify", "dev").output.contains("this checkout's commit"))

      try fixture.write("run.cfg", config + "[dev]\nlabels = a=b\n")
      try fixture.succeed("build-image", "dev")
      let unsaved = try fixture.run("publish-image", "dev")
      #expect(
        unsaved.exitCode == 1 && unsaved.error.contains("from uncommitted changes"), "\(unsaved)")

      for own in [
        "[dev]\nbuild_args = TRACK=next\n", "[base]\nlabels = a=b\n", "[dev@production]\nlabels = a=b\n",
      ] {
        try fixture.write("run.cfg", config + own)
        try shell(fixture, "git commit -qam x")
        let verified = try fixture.run("publish-image", "--verify", "dev")
        #expect(verified.exitCode == 1 && verified.error.contains("and was made otherwise"), "\(verified)")
        try fixture.succeed("build-image", "--environment", "production", "dev")
        let refused = try fixture.run("publish-image", "--environment", "production", "dev")
        #expect(refused.exitCode == 1 && refused.error.contains("is never overwritten"), "\(own): \(refused)")
      }

      // A parent's commit, and one that is not there yet.
      try fixture.write("run.cfg", config)
      try shell(fixture, "git commit -qam x")
      try fixture.image("base", "FROM orbyter-test-busybox:1\nRUN echo another >/base\n")
      try fixture.succeed("build-image", "dev")
      let dirty = try fixture.run("publish-image", "dev")
      #expect(dirty.exitCode == 1 && dirty.error.contains("from uncommitted changes"), "\(dirty)")
      try shell(fixture, "git add . && git commit -qm y")
      try fixture.succeed("build-image", "dev")
      #expect(try fixture.run("publish-image", "dev").error.contains("is never overwritten"))
      #expect(try fixture.run("publish-image", "--verify", "dev").exitCode == 1)
      // The engine's own parent, and the published one, tell the same.
      try fixture.succeed("build-image", "--only", "dev")
      #expect(try fixture.run("publish-image", "--verify", "dev").exitCode == 1)
    }

    @Test(arguments: Store.anyway) func comparesWithTheCheckout(_ store: Store) throws {
      let fixture = try fixture(store)
      let gate = try Gate(to: .open(store), in: fixture.engine, fixture.folder + "/.gate")
      fixture.environment["IMAGE_REPOSITORY"] = "\(gate.host)/\(fixture.name)-lab"
      try commit(fixture, "1.0.0")
      try fixture.succeed("publish-image", "dev")
      let verify = { (word: String) in try fixture.run("publish-image", "--verify", word) }

      let same = try verify("dev:1.0.0")
      #expect(same.exitCode == 0 && same.output.contains("was built from this checkout's commit"), "\(same)")
      // Elsewhere it does not matter, here it is another.
      try shell(fixture, "echo x >elsewhere && git add . && git commit -qm x")
      #expect(try verify("dev").exitCode == 0)
      try fixture.write("docker/dev/new", "")
      let built = try verify("dev:1.0.0")
      #expect(built.exitCode == 0 && built.output.contains("is what was built here"), "\(built)")
      try commit(fixture, "1.1.0")
      let other = try verify("dev:1.0.0")
      #expect(other.exitCode == 1 && other.output.isEmpty, "\(other)")
      #expect(other.error.contains("is not what this checkout makes: it was built from "), "\(other)")
      let absent = try verify("dev:9.9.9")
      #expect(absent.exitCode == 1 && absent.error.contains("dev:9.9.9 is not published"), "\(absent)")
      try gate.rule("403 0 HEAD manifests/1.0.0")
      let unknown = try verify("dev:1.0.0")
      #expect(unknown.exitCode == 3 && unknown.error.contains("could not be found out"), "\(unknown)")
      try shell(fixture, "git checkout -q dev-1.0.0")
      try gate.rule()
      #expect(try verify("dev:1.0.0").exitCode == 0)
    }
  }
}
