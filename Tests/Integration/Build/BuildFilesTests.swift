import Testing

import Glibc

extension Integration {
  /// Scripts around a build, and the files and secrets that are there for its time only.
  @Suite struct BuildFilesTests {
    private static let needsPipFile = "FROM orbyter-test-busybox:1\nCOPY pip.conf /etc/pip.conf\n"

    @Test(arguments: Store.allCases) func scriptsRunBeforeAndAfter(_ store: Store) throws {
      let config = """
        [dev]
        pre_build_script = echo made for {user} >made && echo pre >>story
        post_build_script = docker image inspect -f ok $(cat reference) >>story

        """
      let fixture = try Fixture(store, config: config)
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nCOPY made /made\n")
      try fixture.write("reference", "\(fixture.name)-dev:tester")
      try fixture.succeed("build-image", "dev")
      #expect(try fixture.read("story") == "pre\nok\n")
      let run = try fixture.engine.docker("run", "--rm", "\(fixture.name)-dev:tester", "cat", "/made")
      #expect(run.output == "made for tester\n")
    }

    @Test(arguments: Store.allCases) func aFailingScriptStopsTheBuild(_ store: Store) throws {
      let fixture = try Fixture(
        store, config: "[dev]\npre_build_script = exit 9\npost_build_script = touch after\n")
      try fixture.image("dev", Self.needsPipFile)
      try fixture.write("pip.conf.template", "[global]\n")
      #expect(try fixture.run("build-image", "dev").exitCode == 9)
      #expect(try !fixture.engine.has("\(fixture.name)-dev:tester"))
      #expect(!fixture.exists("after"))
      #expect(!fixture.exists("pip.conf"))
    }

    @Test(arguments: Store.allCases) func thePipFileIsThereForTheBuild(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.write("pip.conf.template", "[global]\ntimeout = 7\n")
      try fixture.image("dev", Self.needsPipFile)
      try fixture.succeed("build-image", "dev")
      let run = try fixture.engine.docker("run", "--rm", "\(fixture.name)-dev:tester", "cat", "/etc/pip.conf")
      #expect(run.output.hasPrefix("[global]\ntimeout = 7\n"))
      #expect(!fixture.exists("pip.conf"))
    }

    @Test(arguments: Store.allCases) func thePipFileIsGoneAfterAFailure(_ store: Store) throws {
      let fixture = try Fixture(store, config: "[dev]\npost_build_script = touch after\n")
      try fixture.write("pip.conf.template", "[global]\n")
      try fixture.image("dev", Self.needsPipFile + "RUN false\n")
      #expect(try fixture.run("build-image", "dev").exitCode == 1)
      #expect(!fixture.exists("pip.conf"))
      #expect(!fixture.exists("after"), "what comes after a build does not come after a failure")
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP], Store.allCases)
    func thePipFileIsGoneAfterASignal(_ number: Int32, _ store: Store) throws {
      let sleep = "sleep 1\(Unique.number()).\(getpid())"
      let fixture = try Fixture(store)
      try fixture.write("pip.conf.template", "[global]\n")
      try fixture.image("dev", Self.needsPipFile + "RUN echo it runs; \(sleep)\n")
      let started = Deadline()
      let build = try fixture.invocation(["build-image", "dev"]).run { process in
        let isBuilding = try fixture.engine.inItsNetwork(["pgrep", "-xf", sleep]).exitCode == 0
        guard isBuilding || started.hasPassed else { return }
        kill(process, number)
      }
      #expect(build.exitCode == 128 + number, "\(build)")
      #expect(try !fixture.engine.has("\(fixture.name)-dev:tester"))
      let hasEnded = { try fixture.engine.inItsNetwork(["pgrep", "-xf", sleep]).exitCode != 0 }
      #expect(try Deadline().reaches(hasEnded), "the engine stops what it was doing")
      #expect(!fixture.exists("pip.conf"))
    }

    /// One build is under way, and another comes and goes.
    @Test func twoBuildsShareThePipFile() throws {
      let config = "[a]\npre_build_script = '\(try Lab.executable("build-image"))' b && test -e pip.conf\n"
      let fixture = try Fixture(.classic, config: config)
      try fixture.write("pip.conf.template", "[global]\n")
      for name in ["a", "b"] { try fixture.image(name, Self.needsPipFile) }
      try fixture.succeed("build-image", "a")
      #expect(!fixture.exists("pip.conf"))
    }

    @Test func aKilledBuildsPipFileGoesWithTheNext() throws {
      let config = "[dev]\npre_build_script = test -e killed || { touch killed; kill -9 $PPID; }\n"
      let fixture = try Fixture(.classic, config: config)
      try fixture.write("pip.conf.template", "[global]\n")
      try fixture.image("dev", Self.needsPipFile)
      #expect(try fixture.run("build-image", "dev").exitCode == 128 + SIGKILL)
      #expect(fixture.exists("pip.conf"))
      try fixture.write("pip.conf.template", "[global]\ntimeout = 8\n")
      try fixture.succeed("build-image", "dev")
      #expect(try fixture.inside("dev", "cat", "/etc/pip.conf").hasPrefix("[global]\ntimeout = 8\n"))
      #expect(!fixture.exists("pip.conf"))
    }

    @Test(arguments: Store.allCases) func secretsStayOutOfTheImage(_ store: Store) throws {
      let config = "[dev]\nca_bundle = {project_root}/ca.pem\npip_conf = \"{project_root}/my pip.conf\"\n"
      let fixture = try Fixture(store, config: config)
      let secrets = """
        FROM orbyter-test-busybox:1
        RUN --mount=type=secret,id=ca --mount=type=secret,id=pip_conf \\
          cat /run/secrets/ca /run/secrets/pip_conf | wc -c >/size

        """
      try fixture.image("dev", secrets)
      try fixture.write("ca.pem", "certificates-of-\(fixture.name)\n")
      try fixture.write("my pip.conf", "index-of-\(fixture.name)\n")
      try fixture.succeed("build-image", "dev")
      let reference = "\(fixture.name)-dev:tester"
      let size = "certificates-of-\n".utf8.count + "index-of-\n".utf8.count + 2 * fixture.name.utf8.count
      #expect(try fixture.engine.docker("run", "--rm", reference, "cat", "/size").output == "\(size)\n")
      let search = """
        { docker history --no-trunc "$1"; docker image inspect "$1"; docker save "$1" | tar -xO |
          { cat; }; } | grep -acE 'certificates-of-|index-of-'
        """
      let found = try Invocation(["sh", "-c", search, "sh", reference], environment: fixture.environment)
        .run()
      #expect(found.output == "0\n", "\(found)")
    }
  }
}
