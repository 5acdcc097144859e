import Testing

extension Integration {
  /// From a git tag in somebody's clone to a tag in a registry: a bare repository whose hook plays the CI.
  @Suite struct ReleaseTests {
    private let fixture: Fixture
    private let registry: Registry

    init() throws {
      fixture = try Fixture(.containerd, config: "[quiet]\nrelease = no\n")
      registry = try Registry.of(.containerd)
      fixture.enter = fixture.engine.enterNetwork
      fixture.environment["IMAGE_REPOSITORY"] = "\(registry.host)/\(fixture.name)-lab"
      let bin = try Lab.executable("")
      try fixture.write("Makefile", "ORBYTER_BIN := \(bin)\ninclude \(Lab.repository)/docker/images.mk\n")
      try fixture.write(".gitignore", "/.*\n/clone*\n/hub.git\n")
      try fixture.write(
        ".home/.gitconfig", "[user]\nname = Ada\nemail = ada@lab.test\n[init]\ndefaultBranch = main\n")
      let images = [
        "base": "orbyter-test-busybox:1", "dev-2": "\(fixture.name)-base:tester",
        "quiet": "orbyter-test-busybox:1",
      ]
      for (name, parent) in images {
        try fixture.image(name, "FROM \(parent)\nRUN echo \(name) >/\(name)\n")
        try fixture.write("docker/\(name)/VERSION", "1.0.0\n")
        try fixture.write("docker/\(name)/README.md", "- 1.0.0: the first\n")
      }
      try git("init -q --bare hub.git && git init -q && git remote add origin \"$PWD/hub.git\"")
      try git("add . && git commit -qm first && git push -q origin main")
    }

    /// The commands of this project's own workflow.
    private func workflow(_ name: String) throws -> String {
      let read = ["sed", "-n", "s/^ *- run: //p", "\(Lab.repository)/.github/workflows/\(name).yml"]
      let lines = try Invocation(read, environment: fixture.environment).run().lines
      try #require(
        !lines.isEmpty && lines.allSatisfy { $0.hasPrefix("make ") }, "each step is one make call: \(lines)")
      return lines.joined(separator: " && ")
    }

    @discardableResult
    private func git(_ words: String) throws -> String {
      let run = try shell("git \(words)")
      try #require(run.exitCode == 0, "git \(words): \(run)")
      return run.output
    }

    private func shell(_ script: String) throws -> Finished {
      try Invocation(
        fixture.enter + ["sh", "-ec", script], environment: fixture.environment, folder: fixture.folder,
        seconds: 120
      ).run()
    }

    private func hook(_ path: String, _ script: String) throws {
      try fixture.write(path, "#!/bin/sh\n" + script)
      _ = try shell("chmod +x '\(path)'")
    }

    @Test func fromMakeToBothTags() throws {
      fixture.environment["IMAGE_REPOSITORY_USER"] = registry.user
      fixture.environment["IMAGE_REPOSITORY_PASSWORD"] = registry.password
      try hook(
        "hub.git/hooks/post-receive",
        """
        origin=$PWD
        unset GIT_DIR
        while read -r _ _ ref; do
          case $ref in refs/tags/*) ;; *) continue ;; esac
          cd "$(mktemp -d "$HOME/ci.XXXXXX")"
          git clone -q --branch "${ref#refs/tags/}" "$origin" work 2>/dev/null
          cd work
          export GITHUB_REF="$ref"
          { \(try workflow("release")); } >"$HOME/ci.log" 2>&1 || cat "$HOME/ci.log"
        done

        """)
      for name in ["base", "dev-2"] {
        let run = try shell("make release-\(name)")
        #expect(run.exitCode == 0 && run.output == "\(name)-1.0.0\n", "\(run)")
        let log = try fixture.read(".home/ci.log")
        for tag in ["1.0.0", "latest"] {
          #expect(log.contains("-lab/\(name):\(tag)@sha256:"), "\(log)\n\(run)")
        }
      }
      #expect(
        try git("ls-remote --tags origin 'refs/tags/dev-2-1.0.0^{}'").hasPrefix(
          git("rev-parse HEAD").prefix(40)))

      // The same again is no harm.
      let again = try shell("make release-all")
      #expect(again.exitCode == 0 && again.output.isEmpty, "\(again)")
      let ref = try shell("make publish REF=dev-2:1.0.0")
      #expect(ref.exitCode == 0 && ref.error.contains("is published already"), "\(ref)")
    }

    @Test(arguments: [
      ("base", "echo x >new", "there are changes that no commit has: new"),
      ("base", "git switch -qc other", "releases come from 'main', and this is 'other'"),
      ("base", "git commit -q --allow-empty -m x", "run git pull --ff-only, then git push"),
      ("base", "git switch -q --detach", "no branch is checked out"),
      (
        "base", "echo 1.0.1 >docker/base/VERSION; git commit -qam x; git push -q origin main",
        "docker/base/README.md does not mention 1.0.1"
      ),
      (
        "base", "git commit -q --allow-empty -m x; git push -q origin main HEAD~:refs/tags/base-1.0.0",
        "base-1.0.0 is on origin already, of another commit; raise docker/base/VERSION"
      ),
      (
        "base", "git commit -q --allow-empty -m x; git push -q origin main; git tag base-1.0.0 HEAD~",
        "remove it: git tag -d base-1.0.0"
      ),
      (
        "base", "git rm -q docker/base/VERSION; git commit -qm x; git push -q origin main",
        "'base' has no version to release"
      ),
      ("dev-2", "", "'dev-2' stands on 'base', and base-1.0.0 is not released"),
      ("quiet", "", "run.cfg says release=no"),
      ("base", "git remote remove origin", "git could not ask 'origin'"),
    ]) func refusesAndNamesTheWayOut(_ image: String, _ script: String, _ expected: String) throws {
      let prepared = try shell(script)
      try #require(prepared.exitCode == 0, "\(prepared)")
      let run = try fixture.run("publish-image", "--release", "--skip-build", image)
      #expect(run.exitCode == (expected.contains("release=no") || expected.contains("no version") ? 2 : 1))
      #expect(run.error.contains(expected), "\(run)")
      #expect(run.output.isEmpty)
    }

    @Test func parentsFirstAndOnlyWhatIsForRelease() throws {
      let run = try fixture.succeed("publish-image", "--release-all", "--skip-build")
      #expect(run.lines == ["base-1.0.0", "dev-2-1.0.0"])
      #expect(try git("ls-remote --tags --refs origin | wc -l") == "2\n")
    }

    /// The remote takes a tag once.
    @Test func theSecondOfTwoIsTold() throws {
      let publish = try Lab.executable("publish-image")
      try git("clone -q hub.git clone")
      try hook(
        ".git/hooks/pre-push",
        "cd clone && export GIT_COMMITTER_NAME=Grace && unset GIT_DIR && '\(publish)' --release --skip-build base\n"
      )
      let run = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(run.exitCode == 1)
      #expect(run.error.contains("somebody else has released base-1.0.0 a moment ago"), "\(run)")
      #expect(try git("tag").isEmpty, "the tag is theirs")
      #expect(try git("-C hub.git for-each-ref --format='%(taggername)' refs/tags") == "Grace\n")
    }

    @Test func aPushThatFailsLeavesNoTag() throws {
      try hook("hub.git/hooks/pre-receive", "echo closed today >&2; exit 1\n")
      let run = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(run.exitCode == 1 && run.error.contains("closed today"), "\(run)")
      #expect(try git("tag").isEmpty)
    }

    @Test func aKilledOneIsFinishedByTheNext() throws {
      try hook(".git/hooks/pre-push", "kill -9 $(ps -o ppid= -p $PPID); exit 1\n")
      #expect(try fixture.run("publish-image", "--release", "--skip-build", "base").exitCode != 0)
      #expect(try git("tag") == "base-1.0.0\n")
      _ = try shell("rm .git/hooks/pre-push")
      try fixture.succeed("publish-image", "--release", "--skip-build", "base")
      #expect(try git("ls-remote --tags --refs origin").hasSuffix("refs/tags/base-1.0.0\n"))
    }

    @Test func aReferenceThatIsNotThisCheckout() throws {
      try git("tag -a -m x base-1.0.0 && git push -q origin base-1.0.0")
      let publish = { (ref: String) in try fixture.run("publish-image", "--ref", ref) }
      #expect(try publish("refs/heads/main").error.contains("is no image at a version"))
      #expect(try publish("refs/tags/base-1.0.1").error.contains("docker/base/VERSION says 1.0.0"))
      #expect(try publish("quiet:1.0.0").error.contains("git fetch --tags"))
      try git("commit -q --allow-empty -m x")
      #expect(try publish("base:1.0.0").error.contains("run git checkout base-1.0.0"))
      let run = try shell(
        "git clone -q --depth 1 --branch base-1.0.0 \"file://$PWD/hub.git\" clone 2>&1; cd clone; '\(Lab.executable("publish-image"))' --ref base-1.0.0"
      )
      #expect(run.error.contains("this clone is shallow"), "\(run)")
    }
  }
}
