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
  }
}
