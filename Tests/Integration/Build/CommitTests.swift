import Testing

extension Integration {
  /// Of which commit an image is, and whether it has all that the image is made from: asked of real repositories.
  @Suite struct CommitTests {
    enum Outcome: Equatable, Sendable {
      /// The last commit has changed the image.
      case moves
      case stays
      /// What makes it otherwise is in no commit's name.
      case otherInputs
      /// With this among the reasons.
      case dirty(String)
    }

    struct Case: CustomTestStringConvertible, Sendable {
      let testDescription: String
      /// Of a project with `src/a` and an image that copies `src`, before its first commit.
      let before: String
      let after: String
      let expected: Outcome

      init(_ name: String, _ before: String, _ after: String, _ expected: Outcome) {
        (testDescription, self.before, self.after, self.expected) = (name, before, after, expected)
      }

      init(_ name: String, _ after: String, _ expected: Outcome) { self.init(name, "", after, expected) }

      init(_ name: String, dockerfile: String, _ before: String, _ after: String, _ expected: Outcome) {
        self.init(
          name, "printf 'FROM scratch\\n\(dockerfile)\\n' >docker/dev/Dockerfile; \(before)", after, expected)
      }
    }

    private static let setUp = """
      export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
      umask 022
      """

    private static let submodule = """
      git init -q ../"$N"m; mkdir ../"$N"m/src; echo a >../"$N"m/src/f
      git -C ../"$N"m add .; git -C ../"$N"m commit -qm m
      git -c protocol.file.allow=always submodule -q add "$PWD/../$N"m lib
      """

    @Test(arguments: commits + sources + hidden) func isKnown(_ item: Case) throws {
      let fixture = try Fixture(.classic)
      try fixture.image("dev", "FROM scratch\nCOPY src /src\n")
      try fixture.write("src/a", "a\n")
      try fixture.write(".dockerignore", ".*\n")
      try fixture.write(".gitignore", "/.home\n")
      fixture.environment["N"] = fixture.name
      defer { _ = try? script(fixture, "rm -rf \"../$N\"?") }
      try script(fixture, "git init -q .; \(item.before)\ngit add -A; git commit -qm one")
      let before = try fixture.succeed("build-image", "--labels", "dev").output
      #expect(!before.contains("-dirty") && !before.contains("revision\": \"\""))
      try script(fixture, item.after)
      let run = try fixture.succeed("build-image", "--labels", "dev")
      let question = "git rev-parse -q --verify side || git rev-parse HEAD || true"
      let head = try script(fixture, question).output.prefix { $0 != "\n" }
      switch item.expected {
      case .moves: #expect(run.output.contains(#"revision": "\#(head)""#), "\(run)")
      case .stays: #expect(run.output == before, "\(run)")
      case .otherInputs: #expect(run.output != before && !run.output.contains("-dirty"), "\(run)")
      case .dirty(let reason):
        #expect(run.output.contains("-dirty\"") && run.output.contains(reason), "\(run)")
      }
    }

    @discardableResult
    private func script(_ fixture: Fixture, _ text: String) throws -> Finished {
      let run = try Invocation(
        ["bash", "-ec", Self.setUp + "\n" + text], environment: fixture.environment, folder: fixture.folder
      ).run()
      try #require(run.exitCode == 0, "\(text): \(run)")
      return run
    }

    static let commits: [Case] = [
      Case(
        "a merge of a branch with an older date",
        """
        git checkout -qb side; echo 2 >src/a; GIT_COMMITTER_DATE=2001-01-01T00:00:00Z git commit -qam side
        git checkout -q -; echo z >z; git add z; git commit -qm z; git merge -q --no-edit side
        """, .moves),
      Case(
        "a file moved out", "echo b >src/b", "mkdir other; git mv src/a other/; git commit -qm two", .moves),
      Case(
        "settings of its user",
        """
        git config log.showRoot false; git config diff.orderFile /none; git config log.diffMerges first-parent
        git config log.follow true; git config color.ui always; git config diff.renames copies
        git config format.pretty oneline; git config log.decorate full
        """, .stays),
      Case("the ignore file", "echo src/a >>.dockerignore; git commit -qam two", .moves),
      Case(
        "a bind mount", dockerfile: "RUN --mount=type=bind,source=lib,target=/x true",
        "mkdir lib; echo a >lib/a", "echo b >lib/a; git commit -qam two", .moves),
      Case(
        "a colon", dockerfile: "COPY 10:00 /", "echo a >10:00", "echo b >10:00; git commit -qam two", .moves),
      Case(
        "a submodule's commit", dockerfile: "COPY lib/src /", submodule,
        "(cd lib; echo b >src/f; git commit -qam b); git add lib; git commit -qm two", .moves),
      Case(
        "what a link stands for", dockerfile: "COPY conf /", "mkdir real; echo a >real/f; ln -s real/f conf",
        "echo b >real/f; git commit -qam two", .moves),
      Case(
        "an image folder that is a link", "mkdir other; mv docker/dev other/; ln -s ../other/dev docker/dev",
        "echo 1.0.0 >other/dev/VERSION; git add .; git commit -qm two", .moves),
      Case(
        "a parent's triggers", dockerfile: "COPY src /",
        "mkdir docker/base lib; echo a >lib/a; echo FROM base >docker/dev/Dockerfile; printf 'FROM scratch\\nONBUILD COPY lib /\\n' >docker/base/Dockerfile",
        "echo b >lib/a; git commit -qam two", .moves),
      Case(
        "a shallow clone",
        "git commit -q --allow-empty -m y; git clone -q --depth 1 \"file://$PWD\" \"../${N}q\"; rm -rf .git; mv \"../${N}q/.git\" .",
        .otherInputs),
    ]

    static let sources: [Case] = [
      Case(
        "a context", dockerfile: "COPY --from=a . /", context("{project_root}/assets"), "echo b >assets/f",
        .dirty("assets/f: changed")),
      Case(
        "a context with dots", dockerfile: "COPY --from=a . /", context("docker/../assets"),
        "echo b >assets/f", .dirty("assets/f: changed")),
      Case(
        "a context outside", dockerfile: "COPY --from=a . /",
        "mkdir \"../${N}o\"; echo a >\"../${N}o/f\"; printf '[dev]\\ncontexts = a=%s\\n' \"../${N}o\" >>run.cfg",
        "echo b >\"../${N}o/f\"", .otherInputs),
      Case(
        "a file that git ignores", "echo src/gen >>.gitignore", "echo x >src/gen",
        .dirty("src/gen: in no commit; to keep it out of the image: echo /src/gen >>.dockerignore")),
      Case(
        "one that docker ignores, too", "echo src/gen | tee -a .gitignore >>.dockerignore", "echo x >src/gen",
        .stays),
      Case("one beside what is copied", "echo junk >>.gitignore", "echo x >docker/dev/junk", .stays),
      Case(
        "a new one in the image's folder", "echo x >docker/dev/new", .dirty("docker/dev/new: in no commit")),
      Case("an empty folder", "mkdir src/e", .dirty("src/e: in no commit")),
      Case("a repository in it", "git init -q src/in; echo x >src/in/f", .dirty("src/in: in no commit")),
      Case(
        "a submodule's file", dockerfile: "COPY lib/src /", submodule, "echo b >lib/src/f",
        .dirty("lib/src/f: changed")),
      Case(
        "a submodule elsewhere", dockerfile: "COPY lib /", submodule,
        "cd lib; echo b >src/f; git commit -qam b",
        .dirty("lib: a submodule at another commit")),
      Case(
        "a submodule that is not there", dockerfile: "COPY lib/src /", submodule,
        "git submodule -q deinit -f lib",
        .dirty("lib: a submodule that is not there")),
      Case(
        "pip's settings", dockerfile: "COPY pip.conf /", "echo a >pip.conf.template",
        "echo b >pip.conf.template",
        .dirty("pip.conf.template: changed")),
      Case(
        "what a script makes",
        "echo src/out >>.gitignore; printf '[dev]\\npre_build_script = x\\npre_build_outputs = src/out\\n' >>run.cfg",
        "mkdir src/out; echo x >src/out/f", .stays),
    ]

    private static func context(_ place: String) -> String {
      "mkdir assets; echo a >assets/f; printf '[dev]\\ncontexts = a=\(place)\\n' >>run.cfg"
    }
  }
}
