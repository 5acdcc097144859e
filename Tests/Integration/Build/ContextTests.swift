import Testing

extension Integration {
  /// How much a build reads, as it is told beforehand and as it is afterwards.
  @Suite struct ContextTests {
    private static let files = [
      "README.md", "a.log", "data/keep/x.csv", "data/x.bin", "docs/README.md", "docs/b.log", "src/a.py",
      "src/deep/__pycache__/c.pyc", "src/deep/b.py", "src/deep/er/b.py", "[x]/y", "日本/z", "sp ace/y",
    ]

    private static let ignoreFiles = [
      "", "*.log\n", "**/*.log\nsrc/deep\n", "*\n!src\n!big\n", "*\n!src/**/*.py\n!big", "data\n!data/keep\n",
      "**/deep/**\n", "**/__pycache__\n!**/c.pyc\n", "/src/\n./docs//\n",
      "?.log\n[a-d]*\n!docs/b.log\n!big\n",
      "**/b.*\n", "sp ace\n\\[x\\]\n", "src/*\n!src/deep/er\n", "*/*\n", "**/x*\n!data\n", "# c\n \n日?\n",
      "src/**/b.py\n", "*\n!big\n!**/y\n", "**\n!big\n!docs\ndocs/*.log\n", "src\n!src/deep\nsrc/deep/er\n",
    ]

    @Test(.slow, arguments: Store.allCases) func countsWhatReachesTheImage(_ store: Store) throws {
      let fixture = try Fixture(store)
      // Docker keeps a diary there.
      fixture.environment["HOME"] = try Lab.folder
      for file in Self.files { try fixture.write(file, "x") }
      try fixture.sparse("big", megabytes: 101)
      try fixture.image("dev", "FROM scratch\nCOPY . /\n")
      for text in store == .classic ? Self.ignoreFiles : Array(Self.ignoreFiles.prefix(4)) {
        try fixture.write(".dockerignore", text)
        let build = try fixture.succeed("build-image", "dev")
        let told = build.error.firstMatch(of: /this build reads [0-9.]+ MB in ([0-9]+) files/)
        let list = try fixture.list("\(fixture.name)-dev:tester")
        #expect(told.flatMap { Int($0.1) } == list.count, "\(text)\n\(list)\n\(build.error)")
      }
    }

    @Test func saysWhatIsLargeAndWhichIgnoreFileCounts() throws {
      let fixture = try Fixture(.classic)
      try fixture.sparse("data/set one/big", megabytes: 90)
      try fixture.sparse("model.bin", megabytes: 20)
      try fixture.write("docker/dev/.dockerignore", "data\n")
      try fixture.image("dev", "FROM scratch\nCOPY . /\n")
      let first = try fixture.succeed("build-image", "dev").error
      #expect(first.contains("the largest: data/set one/big 94 MB, model.bin 20 MB"))
      #expect(first.contains("; there is no .dockerignore to keep files out"))
      let wrong =
        "docker/dev/.dockerignore is not read, docker reads .dockerignore or docker/dev/Dockerfile.dockerignore"
      #expect(first.contains("; " + wrong))
      #expect(try !fixture.succeed("build-image", "--dry-run", "dev").error.contains("this build reads"))

      // The root's does not count beside one of the Dockerfile's own, as the image shows.
      try fixture.write(".dockerignore", "*\n")
      try fixture.write("docker/dev/Dockerfile.dockerignore", "model.bin\nrun.cfg\n.home\n")
      try fixture.sparse("data/more", megabytes: 20)
      let second = try fixture.succeed("build-image", "dev").error
      #expect(second.contains("docker/dev/Dockerfile.dockerignore is the ignore file"))
      let list = try fixture.list("\(fixture.name)-dev:tester")
      #expect(list.contains("data/more") && !list.contains("model.bin"))

      // What a script makes for the build is meant to be there.
      let script = "[dev]\npre_build_script = true\npre_build_outputs = "
      try fixture.write("run.cfg", "[project]\nname = \(fixture.name)\n\(script)data/more\n")
      #expect(try !fixture.succeed("build-image", "dev").error.contains("this build reads"))
      try fixture.sparse("more", megabytes: 90)
      #expect(try fixture.succeed("build-image", "dev").error.contains("this build reads"))

      // An image that copies little is built without a word.
      try fixture.image("dev", "FROM scratch\nCOPY docker/dev/Dockerfile /\n")
      #expect(try !fixture.succeed("build-image", "dev").error.contains("this build reads"))
    }

    @Test func aFolderBesideTheContextCounts() throws {
      let fixture = try Fixture(.classic, config: "[dev]\ncontexts = far=other/place\n")
      try fixture.sparse("other/place/big", megabytes: 120)
      try fixture.write("other/place/small", "x")
      try fixture.image("dev", "FROM scratch\nCOPY --from=far . /\n")
      let first = try fixture.succeed("build-image", "dev").error
      #expect(first.contains("the largest: other/place/big 125 MB, other/place/small 1 B"), "\(first)")
      #expect(first.contains("there is no other/place/.dockerignore to keep files out"))
      // Docker reads that folder's own.
      try fixture.write("other/place/.dockerignore", "big\n")
      #expect(try !fixture.succeed("build-image", "dev").error.contains("this build reads"))
      #expect(try !fixture.list("\(fixture.name)-dev:tester").contains("big"))
      // And sends what is copied and nothing else.
      try fixture.write("other/place/.dockerignore", "")
      try fixture.image("dev", "FROM scratch\nCOPY --from=far small /\n")
      #expect(try !fixture.succeed("build-image", "dev").error.contains("this build reads"))
    }
  }
}

extension Fixture {
  /// A file that is as large as it says, and takes no room.
  fileprivate func sparse(_ path: String, megabytes: Int) throws {
    let script = "mkdir -p \"$(dirname \"$1\")\" && truncate -s \"$2\"M \"$1\""
    _ = try Invocation(
      ["sh", "-c", script, "sh", "\(folder)/\(path)", "\(megabytes)"], environment: environment
    ).run()
  }

  /// The files in an image.
  fileprivate func list(_ image: String) throws -> [String] {
    let script = """
      id=$(docker create "$1" x) && docker export "$id" | tar -t --quoting-style=literal; docker rm "$id" >/dev/null
      """
    let run = try Invocation(["bash", "-c", script, "bash", image], environment: environment).run()
    try #require(run.exitCode == 0, "\(run)")
    // What docker puts into every container.
    let ours = { (path: String) in
      !path.hasSuffix("/") && !["dev/", "etc/", "proc/", "sys/"].contains { path.hasPrefix($0) }
        && path != ".dockerenv"
    }
    return run.lines.filter(ours)
  }
}
