import Testing

extension Integration {
  /// What is up to date is not built, and nothing else is left out: whatever is skipped after a change is what a whole
  /// build makes. A stage of a file tells in its labels of all that the file stands on.
  @Suite struct FreshnessTests {
    struct Change: CustomTestStringConvertible, Sendable {
      let testDescription: String
      /// What happens, for a shell in the project, with docker of its engine and `$name` for the project.
      let script: String
      /// The images that are built then.
      let built: Set<String>
      var variables: [String: String] = [:]
    }

    static let everything: Set = ["base", "dev", "top", "slim"]

    static let changes = [
      Change(testDescription: "nothing", script: "true", built: []),
      Change(testDescription: "a byte", script: "echo 2 >src/f", built: ["dev", "top", "slim"]),
      Change(testDescription: "a mode", script: "chmod +x src/f", built: ["dev", "top"]),
      Change(testDescription: "a time", script: "touch -d 2001-01-01 src/f", built: []),
      Change(testDescription: "a link", script: "ln -sfn g src/l", built: ["dev", "top"]),
      Change(testDescription: "where a link leads", script: "echo 3 >real/r", built: ["dev", "top"]),
      Change(testDescription: "a new file", script: "echo 1 >'src/a b:c'", built: ["dev", "top"]),
      Change(testDescription: "an empty folder", script: "mkdir src/empty", built: ["dev", "top"]),
      Change(testDescription: "what the ignore file keeps out", script: "echo 1 >src/x.log", built: []),
      Change(
        testDescription: "what nobody copies", script: "echo 1 >notes; echo 1 >docker/dev/notes", built: []),
      Change(testDescription: "a mounted file", script: "echo 2 >mounted/m", built: ["dev", "top"]),
      Change(
        testDescription: "the ignore file", script: "echo src/g >>.dockerignore", built: ["dev", "top"]),
      Change(
        testDescription: "a build argument", script: "sed -i s/X=1/X=2/ run.cfg",
        built: ["dev", "top", "slim"]),
      Change(
        testDescription: "a label", script: "sed -i s/team=a/team=b/ run.cfg", built: ["dev", "top", "slim"]),
      Change(
        testDescription: "a variable", script: "true", built: ["dev", "top"], variables: ["GIVEN": "other"]),
      Change(
        testDescription: "the time of a build", script: "true", built: everything,
        variables: ["GIVEN": "other", "SOURCE_DATE_EPOCH": "1"]),
      Change(testDescription: "back again", script: "true", built: []),
      Change(testDescription: "a parent", script: "echo 2 >docker/base/a", built: everything),
      Change(
        testDescription: "a stage that only another needs",
        script: "sed -i 's/one/two/' docker/top/Dockerfile",
        built: ["top", "slim"]),
      Change(
        testDescription: "another image of that name",
        script: "docker tag orbyter-test-busybox:1 $name-dev:tester", built: ["dev", "top"]),
      Change(
        testDescription: "a container's changes",
        script:
          "c=$(docker create $name-dev:tester true) && docker commit $c $name-dev:tester && docker rm $c",
        built: ["dev", "top"]),
      Change(
        testDescription: "an image that is gone", script: "docker image rm -f $name-top:tester",
        built: ["top"]),
      Change(
        testDescription: "a base that moved",
        script: "echo \"FROM $name-ext:1\nRUN echo 2 >/two\" | docker build -q -t $name-ext:1 -",
        built: everything),
      Change(testDescription: "a commit", script: "git add . && git commit -qm 2", built: everything),
      Change(testDescription: "another commit", script: "echo 2 >notes && git commit -qam 3", built: []),
      Change(
        testDescription: "damaged records",
        script: "for f in $XDG_CACHE_HOME/orbyter/builds/*/*; do head -c 150 $f >$f.new; mv $f.new $f; done",
        built: everything),
      Change(
        testDescription: "a damaged cache",
        script: "for f in $XDG_CACHE_HOME/orbyter/files/*; do printf damaged >>$f; done", built: []),
      Change(testDescription: "no cache", script: "rm -r $XDG_CACHE_HOME/orbyter/files", built: []),
    ]

    /// A script behind a build is a part of it: it runs again until it has succeeded once.
    @Test(arguments: [[], ["-k"]]) func whatFailedBehindABuildRunsAgain(_ options: [String]) throws {
      let fixture = try Fixture(
        .classic, config: "[dev]\npost_build_script = echo ran >>ran; test -e ready\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) >/name\n")
      for (ready, code, count) in [(false, 1, 1), (false, 1, 2), (true, 0, 3), (true, 0, 3)] {
        if ready { try fixture.write("ready", "") }
        let run = try fixture.run(["build-image"] + options + ["dev"])
        #expect(run.exitCode == code, "\(run)")
        #expect(try fixture.read("ran") == String(repeating: "ran\n", count: count))
      }
    }

    /// Also where an image comes out that was recorded before.
    @Test func whatFailedOnceIsNotDone() throws {
      let fixture = try Fixture(.classic, config: "[dev]\npost_build_script = test -e ready\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nRUN echo \(fixture.name) >/name\n")
      try fixture.write("ready", "")
      try fixture.succeed("build-image", "dev")
      _ = try Invocation(["rm", "ready"], environment: fixture.environment, folder: fixture.folder).run()
      #expect(try fixture.run("build-image", "--rebuild", "dev").exitCode == 1)
      #expect(try fixture.run("build-image", "dev").exitCode == 1)
    }

    /// What a script changes for an image that was up to date when the run began.
    @Test func whatAScriptChangesIsSeen() throws {
      let fixture = try Fixture(
        .classic, config: "[gen]\npre_build_script = cp wanted made\n")
      try fixture.write("wanted", "1\n")
      try fixture.write("made", "1\n")
      try fixture.image("gen", "FROM orbyter-test-busybox:1\nCOPY wanted /\n")
      try fixture.image("user", "FROM orbyter-test-busybox:1\nCOPY made /\n")
      try fixture.succeed("build-image", "all")
      try fixture.write("wanted", "2\n")
      let run = try fixture.succeed("build-image", "all")
      #expect(run.lines == [fixture.reference("gen"), fixture.reference("user")])
      #expect(try fixture.inside("user", "cat", "/made") == "2\n")
    }

    private func fixture(_ store: Store) throws -> Fixture {
      let fixture = try Fixture(
        store,
        config: """
          [dev]
          build_args = X=1 --build-arg GIVEN
          labels = team=a
          [slim]
          name = top
          target = small
          tag = slim
          [run_image]
          synthetic_images = slim

          """)
      let name = fixture.name
      try fixture.image("base", "FROM \(name)-ext:1\nCOPY docker/base/a /a\n")
      try fixture.image(
        "dev",
        "FROM \(name)-base:tester\nARG X\nARG GIVEN\nENV X=$X GIVEN=$GIVEN\nCOPY src /src\nCOPY linked/r /r\n"
          + "RUN --mount=type=bind,source=mounted,target=/m cp /m/m /mm\n")
      try fixture.image(
        "top",
        "FROM \(name)-base:tester AS small\nRUN echo one >/small\nFROM \(name)-dev:tester\nCOPY --from=small /small /small\n"
      )
      let script = """
        mkdir src mounted real; echo 1 >src/f; echo 1 >src/g; ln -s f src/l; echo 1 >mounted/m; echo 1 >real/r
        ln -s real linked; echo 1 >docker/base/a; echo '*/*.log' >.dockerignore; git init -q .
        git config user.name a; git config user.email a@b; git add .; git commit -qm 1
        docker tag orbyter-test-busybox:1 $name-ext:1
        """
      try shell(script, fixture, [:])
      return fixture
    }

    private func shell(_ script: String, _ fixture: Fixture, _ variables: [String: String]) throws {
      var environment = fixture.environment.merging(variables) { $1 }
      environment["name"] = fixture.name
      let run = try Invocation(
        fixture.enter + ["sh", "-ec", script], environment: environment, folder: fixture.folder
      ).run()
      try #require(run.exitCode == 0, "\(script): \(run)")
    }

    /// One after the other, since each is a change of what the last one left.
    @Test(arguments: Store.anyway) func whatIsBuiltAfterAChange(_ store: Store) throws {
      let fixture = try fixture(store)
      let images = ["base:tester", "dev:tester", "top:tester", "top:slim"].map { "\(fixture.name)-\($0)" }
      fixture.environment["GIVEN"] = "value"
      try fixture.succeed("build-image", "all", "slim")
      for change in Self.changes {
        try shell(change.script, fixture, change.variables)
        let before = fixture.environment
        fixture.environment.merge(change.variables) { $1 }
        let why = try fixture.succeed("build-image", "--why", "all", "slim").output
        let built = Set(
          why.split(separator: "\n").filter { !$0.hasSuffix(": up to date") }
            .map { String($0.prefix { $0 != ":" }) })
        #expect(built == change.built, "\(change): \(why)")
        let run = try fixture.succeed("build-image", "all", "slim")
        #expect(run.error.contains("4 images are up to date") == built.isEmpty, "\(change): \(run)")
        let after = try images.map(fixture.id)
        try fixture.succeed("build-image", "--rebuild", "all", "slim")
        #expect(try images.map(fixture.id) == after, "\(change): what a whole build makes")
        fixture.environment = before
        if !change.variables.isEmpty { try fixture.succeed("build-image", "all", "slim") }
      }
    }
  }
}
