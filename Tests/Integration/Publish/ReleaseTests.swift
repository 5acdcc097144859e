import Testing

extension Integration {
  /// From a git tag in somebody's clone to a tag in a registry: a bare repository whose hook plays the CI.
  @Suite struct ReleaseTests: OfReleases {
    let project: ReleaseProject

    init() throws { project = try ReleaseProject() }

    @Test func fromMakeToBothTags() throws {
      project.logIn()
      try project.playCI()
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

    /// The first release's build writes a file that git does not ignore.
    @Test func whatBuildsWriteHoldsNothingUp() throws {
      try fixture.image("base", "FROM orbyter-test-busybox:1\nCOPY _version.py.bld /\n")
      try git("commit -qam copies && git push -q origin main")
      for name in ["base", "dev-2"] {
        let run = try shell("make release-\(name)")
        #expect(run.exitCode == 0 && run.output == "\(name)-1.0.0\n", "\(run)")
        #expect(fixture.exists("_version.py.bld"))
      }
    }

    @Test(arguments: [
      ("base", "echo x >new", "there are uncommitted changes: new"),
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
      ("dev-2", "", "'dev-2' is built on 'base', and base-1.0.0 is not released"),
      ("quiet", "", "run.cfg says release=no"),
      ("base", "printf x >.git/index", "git can't say whether there are uncommitted changes"),
      ("base", "git remote remove origin", "git could not ask 'origin'"),
      (
        "all", "git rm -q docker/*/VERSION; git commit -qm x; git push -q origin main",
        "no image here can be released: none has a VERSION, but for those with release=no"
      ),
      (
        "base",
        "git clone -q --bare . clone.git; git -C clone.git tag base-1.0.0 $(git -C clone.git commit-tree -m x HEAD^{tree}); git remote set-url --push origin \"$PWD/clone.git\"",
        "base-1.0.0 is on origin already, of another commit"
      ),
      ("base", "rm -r .git/refs", "git says nothing about this checkout"),
    ]) func refusesAndNamesTheWayOut(_ image: String, _ script: String, _ expected: String) throws {
      let prepared = try shell(script)
      try #require(prepared.exitCode == 0, "\(prepared)")
      let run = try fixture.run("publish-image", "--release", "--skip-build", image)
      #expect(run.exitCode == (expected.contains("release=no") || expected.contains("no version") ? 2 : 1))
      #expect(run.error.contains(expected), "\(run)")
      #expect(run.output.isEmpty)
    }

    /// Whatever git is set up for, and whatever other tags there are, as one that is called like the branch.
    @Test func parentsFirstAndOnlyWhatIsForRelease() throws {
      try git("config push.followTags true && git tag -am x main && git tag -am x stray")
      let run = try fixture.succeed("publish-image", "--release-all", "--skip-build")
      #expect(run.lines == ["base-1.0.0", "dev-2-1.0.0"])
      #expect(try git("ls-remote --tags --refs origin | wc -l") == "2\n")
    }

    /// The remote takes a tag once.
    @Test func theSecondOfTwoIsTold() throws {
      let publish = try Lab.executable("publish-image")
      try git("clone -q hub.git clone")
      try project.hook(
        ".git/hooks/pre-push",
        "cd clone && export GIT_COMMITTER_NAME=Grace && unset GIT_DIR && '\(publish)' --release --skip-build base\n"
      )
      let run = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(run.exitCode == 1)
      #expect(run.error.contains("somebody else has released base-1.0.0 a moment ago"), "\(run)")
      #expect(try git("tag").isEmpty, "the tag is theirs")
      #expect(try git("-C hub.git for-each-ref --format='%(taggername)' refs/tags") == "Grace\n")
    }

    @Test func anInterruptedOneLeavesNoTag() throws {
      try project.hook(".git/hooks/pre-push", "kill -INT $(ps -o ppid= -p $PPID); sleep 5; exit 1\n")
      let run = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(run.exitCode == 130 && run.output.isEmpty, "\(run)")
      #expect(try git("tag").isEmpty)
    }

    @Test func aPushThatIsKilledLeavesNoTag() throws {
      try project.hook(".git/hooks/pre-push", "kill -9 $PPID; exit 1\n")
      let run = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(run.exitCode == 137 && run.error.contains("ended by signal 9: git push"), "\(run)")
      #expect(try git("tag").isEmpty)
    }

    @Test func aPushThatFailsLeavesNoTag() throws {
      try project.hook("hub.git/hooks/pre-receive", "echo closed today >&2; exit 1\n")
      let run = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(run.exitCode == 1 && run.error.contains("closed today"), "\(run)")
      #expect(try git("tag").isEmpty)
    }

    /// The tag came, and the line was cut before the remote could say so.
    @Test func anAnswerThatIsLost() throws {
      try cutTheLine("")
      let run = try fixture.run("publish-image", "--release-all", "--skip-build")
      #expect(run.exitCode == 0 && run.lines == ["base-1.0.0", "dev-2-1.0.0"], "\(run)")
      for name in ["base", "dev-2"] {
        #expect(run.error.contains("origin has \(name)-1.0.0 as it was made here: it is released"), "\(run)")
      }
      #expect(try git("ls-remote --tags --refs origin") == git("show-ref --tags").replacing(" ", with: "\t"))
    }

    @Test func anAnswerThatIsLostWithTheRemote() throws {
      try cutTheLine("mv \"$PWD\" \"$PWD.gone\"")
      let run = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(run.error.contains("whether base-1.0.0 came to origin can't be found out"), "\(run)")
      #expect(try git("tag").isEmpty)
      _ = try shell("mv hub.git.gone hub.git; rm hub.git/hooks/reference-transaction")
      let again = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(again.exitCode == 0 && again.error.contains("base-1.0.0 is on origin already"), "\(again)")
    }

    /// When the remote has taken a tag, and before it says so, its end of the line dies.
    private func cutTheLine(_ also: String) throws {
      try project.hook(
        "hub.git/hooks/reference-transaction",
        """
        [ "$1" = committed ] && grep -q ' refs/tags/' || exit 0
        \(also)
        kill -9 $PPID

        """)
    }

    /// What CI builds dev-2 on is what was published: what has changed since needs a version of its own.
    @Test func aParentThatHasChangedSince() throws {
      let release = { (names: String...) in
        try fixture.invocation(["publish-image", "--release", "--skip-build"] + names).run()
      }
      #expect(try release("base").exitCode == 0)
      let refused =
        "'dev-2' is built on 'base', which has changed since base-1.0.0; raise docker/base/VERSION"
      try git("tag -d base-1.0.0")
      let config = try fixture.read("run.cfg")
      for change in [
        "echo 'LABEL a=b' >>docker/base/Dockerfile", "printf '[base]\\nlabels = a=b\\n' >>run.cfg",
      ] {
        _ = try shell(change + "; git commit -qam x; git push -q origin main")
        let run = try release("dev-2")
        #expect(run.exitCode == 1 && run.output.isEmpty && run.error.contains(refused), "\(change): \(run)")
        _ = try shell("git revert -n HEAD; git reset -q --hard HEAD~; git push -qf origin main")
      }
      #expect(try fixture.read("run.cfg") == config)
      // How it runs is no part of it.
      _ = try shell(
        "printf '[base]\\nvolumes = a:/b\\n' >>run.cfg; git commit -qam x; git push -q origin main")
      #expect(try release("dev-2").exitCode == 0)
    }

    /// Two projects in one repository, each with an image `base`.
    @Test func aTagOfAnotherProject() throws {
      let publish = try Lab.executable("publish-image")
      try fixture.write("lab/run.cfg", "[project]\nname = \(fixture.name)-lab\n")
      try fixture.write("lab/docker/base/Dockerfile", "FROM orbyter-test-busybox:1\n")
      try fixture.write("lab/docker/base/VERSION", "1.0.0\n")
      try fixture.write("lab/docker/base/README.md", "- 1.0.0: the first\n")
      try git("add . && git commit -qm lab && git push -q origin main")
      let own = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(own.exitCode == 1 && own.error.contains("is a git tag of lab/docker/base too"), "\(own)")
      let other = "cd lab; '\(publish)' --release --skip-build base"
      let theirs = try shell(other)
      #expect(theirs.exitCode == 1 && theirs.error.contains("is a git tag of docker/base too"), "\(theirs)")
      try git("tag -am x base-1.0.0")
      let ref = try fixture.run("publish-image", "--ref", "base-1.0.0")
      #expect(ref.exitCode == 1 && ref.error.contains("is a git tag of lab/docker/base too"), "\(ref)")
      try git("tag -d base-1.0.0")

      _ = try shell(
        "printf '[publish]\\ntag_prefix = lab/\\n' >>lab/run.cfg; git commit -qam x; git push -q origin main")
      try fixture.succeed("publish-image", "--release", "--skip-build", "base")
      #expect(try shell(other).output == "lab/base-1.0.0\n")
      #expect(
        try git("ls-remote --tags --refs origin | cut -d/ -f3-") == "base-1.0.0\nlab/base-1.0.0\n")
      project.logIn()
      let list = try shell("cd lab; '\(publish)' --list base")
      #expect(list.output.contains(" lab/base-1.0.0 "), "\(list)")
      let built = try shell(
        "cd lab; IMAGE_REPOSITORY=$IMAGE_REPOSITORY/lab '\(publish)' --ref refs/tags/lab/base-1.0.0")
      #expect(built.exitCode == 0 && built.lines.count == 2, "\(built)")
    }

    /// Pushes go to two places, of which the second refuses.
    @Test func twoPlacesToPushTo() throws {
      try project.hook("second.git/hooks/update", "case $1 in refs/tags/*) exit 1;; esac")
      _ = try shell(
        """
        git init -q --bare second.git; chmod +x second.git/hooks/update
        for place in hub second; do git remote set-url --add --push origin "$PWD/$place.git"; done
        echo /second.git >>.git/info/exclude; git push -q origin main
        """)
      let release = { try fixture.run("publish-image", "--release", "--skip-build", "base") }
      let partly = try release()
      #expect(partly.exitCode == 1 && partly.output.isEmpty, "\(partly)")
      #expect(
        partly.error.contains("base-1.0.0 came to some of the addresses that origin is pushed to"),
        "\(partly)")
      _ = try shell("rm second.git/hooks/update")
      let run = try release()
      #expect(run.exitCode == 0 && run.output == "base-1.0.0\n", "\(run)")
      #expect(try git("ls-remote --tags --refs second.git") == git("ls-remote --tags --refs hub.git"))
      #expect(try release().error.contains("base-1.0.0 is on origin already"))
    }

    @Test func aKilledOneIsFinishedByTheNext() throws {
      try project.hook(".git/hooks/pre-push", "kill -9 $(ps -o ppid= -p $PPID); exit 1\n")
      #expect(try fixture.run("publish-image", "--release", "--skip-build", "base").exitCode != 0)
      #expect(try git("tag") == "base-1.0.0\n")
      _ = try shell("rm .git/hooks/pre-push")
      try fixture.succeed("publish-image", "--release", "--skip-build", "base")
      #expect(try git("ls-remote --tags --refs origin").hasSuffix("refs/tags/base-1.0.0\n"))
    }
  }
}
