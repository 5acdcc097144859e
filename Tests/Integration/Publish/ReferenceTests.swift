import Testing

extension Integration {
  /// The other side of a release: what a git tag stands for is built and published.
  @Suite struct ReferenceTests: OfReleases {
    let project: ReleaseProject

    init() throws { project = try ReleaseProject() }

    /// CI takes up two tags that are pushed together.
    @Test func aChildWaitsForItsParent() throws {
      project.logIn()
      try git("tag -a -m x dev-2-1.0.0")
      let refused = try fixture.run("publish-image", "--ref", "dev-2:1.0.0")
      #expect(refused.exitCode == 1 && refused.output.isEmpty)
      #expect(refused.error.contains("/base:1.0.0, which is not published; release"), "\(refused)")
      try git("tag -a -m x base-1.0.0")
      var parent: Finished?
      let child = try fixture.invocation(["publish-image", "--ref", "dev-2:1.0.0"]).run { _ in
        if parent == nil { parent = try fixture.run("publish-image", "--ref", "base:1.0.0") }
      }
      #expect(parent?.exitCode == 0, "\(String(describing: parent))")
      #expect(child.exitCode == 0 && child.lines.count == 2, "\(child)")
      #expect(child.error.contains("/base:1.0.0 is released and not yet published: waiting"), "\(child)")
    }

    /// Whoever pushes a tag by hand has looked at nothing.
    @Test func aParentThatHasChangedSince() throws {
      try git("tag -a -m x base-1.0.0")
      _ = try shell(
        "echo 'LABEL a=b' >>docker/base/Dockerfile; git commit -qam x; git tag -a -m x dev-2-1.0.0")
      let run = try fixture.run("publish-image", "--ref", "dev-2:1.0.0")
      #expect(run.exitCode == 1 && run.output.isEmpty, "\(run)")
      #expect(run.error.contains("which has changed since base-1.0.0; raise docker/base/VERSION"), "\(run)")
    }

    /// Nobody publishes what is not for release, so it is built with what stands on it.
    @Test func aParentThatIsNotForRelease() throws {
      project.logIn()
      try fixture.image("loud", "FROM \(fixture.name)-quiet:tester\nRUN cat /quiet >/loud\n")
      try fixture.write("docker/loud/VERSION", "1.0.0\n")
      try fixture.write("docker/loud/README.md", "- 1.0.0: the first\n")
      try git("add . && git commit -qm x && git push -q origin main")
      try fixture.succeed("publish-image", "--release", "--skip-build", "loud")
      let run = try fixture.run("publish-image", "--ref", "loud:1.0.0")
      #expect(run.exitCode == 0 && run.lines.count == 2, "\(run)")
    }

    /// Who pushes a tag names it, and make would put its own variables in.
    @Test func aReferenceIsTakenAsItStands() throws {
      let run = try shell("make publish REF='$(HOME)-1.0.0'")
      #expect(
        run.exitCode != 0 && run.error.contains("'$(HOME)-1.0.0' is not an image at a version"), "\(run)")
    }

    @Test func aRepositoryOfSomebodyElse() throws {
      fixture.environment["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1"
      let run = try fixture.run("publish-image", "--ref", "base:1.0.0")
      #expect(run.exitCode == 1 && run.error.contains("dubious ownership"), "\(run)")
    }

    @Test func aReferenceThatIsNotThisCheckout() throws {
      try git("tag -a -m x base-1.0.0 && git push -q origin base-1.0.0")
      let publish = { (ref: String) in try fixture.run("publish-image", "--ref", ref) }
      #expect(try publish("refs/heads/main").error.contains("is not an image at a version"))
      #expect(try publish("refs/tags/base-1.0.1").error.contains("docker/base/VERSION says 1.0.0"))
      #expect(try publish("quiet:1.0.0").error.contains("git fetch --tags"))
      try git("tag -a -m x quiet-1.0.0")
      #expect(try publish("quiet:1.0.0").error.contains("run.cfg says release=no"))
      fixture.environment["GIT_DIR"] = fixture.folder + "/hub.git"
      let elsewhere = try fixture.run("publish-image", "--release", "--skip-build", "base")
      #expect(elsewhere.exitCode == 1 && elsewhere.error.contains("GIT_DIR is set"), "\(elsewhere)")
      fixture.environment["GIT_DIR"] = nil
      try git("commit -q --allow-empty -m x")
      #expect(try publish("base:1.0.0").error.contains("run git checkout base-1.0.0"))
      let run = try shell(
        "git clone -q --depth 1 --branch base-1.0.0 \"file://$PWD/hub.git\" clone 2>&1; cd clone; '\(Lab.executable("publish-image"))' --ref base-1.0.0"
      )
      #expect(run.error.contains("this clone is shallow"), "\(run)")
    }
  }
}
