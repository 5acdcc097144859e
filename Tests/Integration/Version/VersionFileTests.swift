import Testing

extension Integration {
  /// The version file in builds.
  @Suite struct VersionFileTests {
    private static let copies = "FROM orbyter-test-busybox:1\nCOPY _version.py.bld /version.py\n"
    private static let versioneer =
      "[versioneer]\nVCS = git\nversionfile_source = _version.py\ntag_prefix = v\n"

    /// A repository with a commit, which the tag v1.5 names.
    private func tagged(_ store: Store, config: String = "") throws -> Fixture {
      let fixture = try Fixture(store, config: config)
      try fixture.image("dev", Self.copies)
      try fixture.write(".gitignore", "_version.py.bld\n.home\n")
      try fixture.write("setup.cfg", Self.versioneer)
      let script = """
        set -e
        git init -q .
        git add .
        git -c user.name=A -c user.email=a@b commit -qm one
        git tag v1.5
        """
      let run = try Invocation(
        ["sh", "-c", script], environment: fixture.environment, folder: fixture.folder
      ).run()
      try #require(run.exitCode == 0, "\(run)")
      return fixture
    }

    private func identity(_ fixture: Fixture) throws -> String {
      let reference = "\(fixture.name)-dev:tester"
      return try fixture.engine.docker("image", "inspect", "-f", "{{.Id}}", reference).output
    }

    private func written(_ fixture: Fixture) throws -> String {
      let file = fixture.folder + "/_version.py.bld"
      return try Invocation(["stat", "-c", "%i %y", file], environment: fixture.environment).run().output
    }

    @Test(arguments: Store.allCases) func isInTheImage(_ store: Store) throws {
      let fixture = try tagged(store)
      try fixture.succeed("build-image", "dev")
      let run = try fixture.engine.docker("run", "--rm", "\(fixture.name)-dev:tester", "cat", "/version.py")
      #expect(run.output.contains("\"version\": \"1.5\"}"), "\(run)")
      #expect(run.output == (try fixture.read("_version.py.bld")))
    }

    @Test func doesNotSpoilTheCache() throws {
      let fixture = try tagged(.containerd)
      try fixture.succeed("build-image", "dev")
      let before = (image: try identity(fixture), file: try written(fixture))
      try fixture.succeed("build-image", "dev")
      #expect(try identity(fixture) == before.image)
      #expect(try written(fixture) == before.file, "a file that stays the same is not written again")
      try fixture.write("docker/dev/more", "another file")
      try fixture.write("setup.cfg", Self.versioneer + "style = git-describe\n")
      try fixture.succeed("build-image", "dev")
      #expect(try written(fixture) != before.file)
      #expect(try fixture.read("_version.py.bld").contains("\"version\": \"1.5-dirty\"}"))
    }

    @Test func aDryRunWritesNothing() throws {
      let fixture = try tagged(.classic)
      let run = try fixture.succeed("build-image", "--dry-run", "dev")
      #expect(run.lines.first?.hasPrefix("# _version.py.bld: ") == true, "\(run)")
      #expect(!fixture.exists("_version.py.bld"))
    }

    /// Ignored or not, committed or not: written by us, it would make the checkout another one at each build.
    @Test func isNobodysChange() throws {
      let fixture = try tagged(.classic)
      try fixture.write(".gitignore", ".home\n")
      // Else the image would hold what no commit has.
      try fixture.write(".dockerignore", ".git\n.home\n")
      try fixture.image("dev", "FROM orbyter-test-busybox:1\nCOPY . /src\n")
      try fixture.git("add", ".")
      try fixture.git("commit", "-qm", "not ignored")
      let isDirty = { try fixture.succeed("build-image", "--labels", "dev").output.contains("-dirty") }
      let first = try fixture.succeed("build-image", "--version-file")
      #expect(first.error.contains("which git does not ignore; name it in .gitignore"), "\(first)")
      #expect(try fixture.succeed("build-image", "--version-file").error.isEmpty)
      #expect(try !isDirty())
      try fixture.git("add", ".")
      try fixture.git("commit", "-qm", "committed")
      let told = try fixture.succeed("build-image", "--version-file")
      #expect(told.error.contains("_version.py.bld is committed, and each build writes it"), "\(told)")
      #expect(try fixture.succeed("build-image", "--version-file").output == told.output)
      #expect(!told.output.contains("dirty"))
      #expect(try !isDirty())
      try fixture.write("setup.cfg", Self.versioneer + "# x\n")
      #expect(try fixture.succeed("build-image", "--version-file").output.contains("dirty"))
      #expect(try isDirty())
    }

    @Test func needsNoBuild() throws {
      let fixture = try tagged(.classic)
      #expect(try fixture.succeed("build-image", "--version-file").output == "1.5\n")
      #expect(fixture.exists("_version.py.bld"))
      #expect(try !fixture.engine.has("\(fixture.name)-dev:tester"))
    }

    @Test func whereVersioneerGivesUpNothingIsBuilt() throws {
      let fixture = try tagged(.classic)
      try fixture.write("setup.cfg", Self.versioneer + "style = pep441\n")
      let run = try fixture.run("build-image", "dev")
      #expect(run.exitCode == 2)
      #expect(
        run.error.hasPrefix("build-image: setup.cfg:5: [versioneer] style: 'pep441' is not one of pep440, "),
        "\(run)")
      #expect(!fixture.exists("_version.py.bld"))
      #expect(try !fixture.engine.has("\(fixture.name)-dev:tester"))
    }

    @Test func aFolderInItsPlaceIsAnError() throws {
      let fixture = try tagged(.classic)
      try fixture.write("_version.py.bld/keep", "")
      let run = try fixture.run("build-image", "dev")
      #expect(run.exitCode == 1)
      #expect(run.error == "build-image: _version.py.bld can't be written: is a directory\n")
      #expect(try !fixture.engine.has("\(fixture.name)-dev:tester"))
    }
  }
}
