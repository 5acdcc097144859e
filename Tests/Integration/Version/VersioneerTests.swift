import Testing

extension Integration {
  /// The version that build-image writes is what the real versioneer tells in the same checkout.
  @Suite struct VersioneerTests {
    /// The first seed of a batch: a difference is shown with its own seed, and is there again with it.
    @Test(arguments: [1, 1001, 2001]) func tellsTheSameInEveryState(_ seed: Int) throws {
      let folder = try Lab.folder + "/states-\(seed)"
      let tools = Lab.variable("ORBYTER_TOOLS") ?? Lab.repository + "/.build/tools"
      let compare = Lab.repository + "/Tests/Integration/Version/states/compare.py"
      let count = 40
      let run = try Invocation(
        [
          tools + "/python/bin/python3", "-B", compare, try Lab.executable("build-image"), folder, "\(seed)",
          "\(count)",
        ], environment: Lab.environment(home: try Lab.folder), seconds: 180
      ).run()
      #expect(run.exitCode == 0, "\(run)")
      #expect(run.output.hasPrefix("\(count) states, 0 differences, "), "\(run)")
    }

    /// Its settings are in a folder, where versioneer takes that for the root.
    @Test func aLibraryInAFolder() throws {
      let fixture = try Fixture(.classic)
      try fixture.write(
        "src/lib/setup.cfg",
        "[versioneer]\nVCS = git\nversionfile_source = lib/_version.py\ntag_prefix = lib-\nstyle = pep440-post\n"
      )
      try fixture.write("src/lib/setup.py", "")
      try fixture.write(".gitignore", "_version.py.bld\n.home\n")
      try fixture.git("init", "-q")
      for (message, tag) in [("one", "lib-3.1.0"), ("two", "dev-5.0.0")] {
        try fixture.git("add", ".")
        try fixture.git("commit", "-q", "--allow-empty", "-m", message)
        try fixture.git("tag", tag)
      }
      let ask = "import versioneer; print(versioneer.get_versions()['version'])"
      let tools = Lab.variable("ORBYTER_TOOLS") ?? Lab.repository + "/.build/tools"
      let told = try Invocation(
        [tools + "/python/bin/python3", "-B", "-c", ask], environment: fixture.environment,
        folder: fixture.folder + "/src/lib"
      ).run()
      #expect(told.output.hasPrefix("3.1.0.post1"), "\(told)")
      #expect(try fixture.succeed("build-image", "--version-file").output == told.output)
    }
  }
}
