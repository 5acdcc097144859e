import Testing

extension Integration {
  /// What make runs, for each rule of images.mk and each variable; `make -n` tells it without an engine.
  @Suite struct MakeTests {
    /// The words that the variables become.
    struct Words: Sendable {
      var environment = ""
      var tag = ""
      var args = ""
      var parents = ""
      var host: String?
      var ref: String?
      var notebook = "'notebook'"
      /// How the project's engine is asked for.
      var docker: String { "docker=$(build-image \(environment) --docker)" }
      /// Which images are meant.
      var which: String { "\(environment) \(tag)" }
      /// How containers that were started before are looked for.
      var started: String { "run-image \(environment) \(args)" }
    }

    struct Rule: Sendable {
      let goal: String
      /// None where a variable that it needs is missing, or one is given that it can't take.
      let line: @Sendable (Words) -> String?

      init(_ goal: String, _ line: @escaping @Sendable (Words) -> String?) {
        (self.goal, self.line) = (goal, line)
      }

      /// Whether make knows its goals by a pattern.
      var hasPattern: Bool { goal.hasSuffix("-dev") }
    }

    private static func squeeze(_ text: String) -> String {
      text.replacing("\\\n", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    static let rules: [Rule] = [
      Rule("build-all") { "build-image \($0.which) \($0.args) \($0.parents) all" },
      Rule("build-dev") { "build-image \($0.which) \($0.args) \($0.parents) 'dev'" },
      Rule("clean-images") {
        "names=\" $(build-image \($0.which) --dry-run clean) \" && \($0.docker) && "
          + "for container in $(run-image \($0.environment) --list --json 2>/dev/null | "
          + "awk -F '\"' '/\"container\":/ { name = $4 } /\"running\": false/ { print name }'); do "
          + "case $names in *\" $($docker container inspect --format '{{.Config.Image}}' \"$container\") \"*) "
          + "$docker rm \"$container\" >&2 ;; esac; done && build-image \($0.which) \($0.args) clean"
      },
      Rule("genversion") { "build-image \($0.which) \($0.args) --version-file" },
      Rule("matrix") {
        "levels=$(build-image \($0.which) \($0.args) --graph matrix) && printf 'levels=%s\\n' \"$levels\" | tee -a \"${GITHUB_OUTPUT:-/dev/null}\""
      },
      Rule("run-dev") { "run-image \($0.which) \($0.args) \($0.parents) 'dev'" },
      Rule("shell-dev") { "run-image \($0.which) \($0.args) \($0.parents) --shell 'dev'" },
      Rule("gpu-dev") { "run-image \($0.which) \($0.args) \($0.parents) -g 'dev'" },
      Rule("start-dev") { "run-image \($0.which) \($0.args) \($0.parents) -k 'dev'" },
      Rule("stop-dev") { "\($0.started) --stop 'dev'" },
      Rule("logs-dev") { "\($0.started) --logs 'dev'" },
      Rule("attach-dev") { "\($0.started) --attach 'dev'" },
      Rule("doctor") { "\($0.started) --doctor" },
      Rule("transfer-dev") { words in
        words.host.map { "transfer-image \(words.which) \(words.args) 'dev' \($0)" }
      },
      Rule("publish-dev") { "publish-image \($0.which) \($0.args) 'dev'" },
      Rule("release-dev") {
        $0.parents.isEmpty ? "publish-image \($0.which) \($0.args) --release 'dev'" : nil
      },
      Rule("release-all") {
        $0.parents.isEmpty ? "publish-image \($0.which) \($0.args) --release-all" : nil
      },
      Rule("publish") { words in
        words.parents.isEmpty
          ? words.ref.map { "publish-image \(words.which) \(words.args) --ref \($0)" } : nil
      },
      Rule("describe") { words in
        words.ref.map { "publish-image \(words.which) \(words.args) --describe \($0)" }
      },
      Rule("login") { "publish-image \($0.environment) \($0.args) --login" },
      Rule("validate-dev") { "run-image \($0.which) \($0.args) \($0.parents) --validate 'dev'" },
      Rule("lock-dev") {
        "'\(Lab.repository)/docker/lock' lock-'dev' '\($0.args)' build-image 'dev' "
          + "\($0.which) \($0.parents)"
      },
      Rule("notebook") { "run-image \($0.which) \($0.args) \($0.parents) --notebook \($0.notebook)" },
      Rule("stop-notebook") { "\($0.started) --stop --notebook \($0.notebook)" },
      Rule("images") { _ in "awk" },
    ]

    static let variables: [(name: String, value: String, @Sendable (inout Words) -> Void)] = [
      ("ARGS", "--verbose -x $HOME", { $0.args = "--verbose -x $HOME" }),
      ("ENVIRONMENT", "it's", { $0.environment = "--environment 'it'\\''s'" }),
      ("IMAGE_TAG", "4", { $0.tag = "--image-tag '4'" }),
      ("BASE_IMAGE_TAG", "3", { $0.parents = "--parents 'published:3'" }),
      ("NOTEBOOK", "dev", { $0.notebook = "'dev'" }),
      ("NOTEBOOK_PORT", "9999", { _ in }),
      ("HOST", "ada@gpu", { $0.host = "'ada@gpu'" }),
      ("REF", "$(shell touch pwned)", { $0.ref = "'$(shell touch pwned)'" }),
    ]

    private func expect(_ run: Finished, _ line: String?, _ cell: String) {
      guard let line else {
        return #expect(run.exitCode == 2 && run.error.contains("***"), "\(cell): \(run)")
      }
      #expect(run.exitCode == 0 && Self.squeeze(run.output).hasPrefix(Self.squeeze(line)), "\(cell): \(run)")
    }

    @Test func eachVariable() throws {
      let fixture = try Fixture.withRules()
      for rule in Self.rules {
        expect(try fixture.dryMake([rule.goal]), rule.line(Words()), rule.goal)
        for (name, value, change) in Self.variables {
          var words = Words()
          // What some can't do without.
          if name != "HOST" { words.host = "'h'" }
          if name != "REF" { words.ref = "'r'" }
          change(&words)
          let given = ["HOST=h", "REF=r"].filter { !$0.hasPrefix("\(name)=") } + ["\(name)=\(value)"]
          expect(try fixture.dryMake([rule.goal] + given), rule.line(words), "\(rule.goal) \(name)")
        }
      }
      #expect(!fixture.exists("pwned"))
    }

    /// What a shell exports for others is no order: of these names only ENVIRONMENT is read there.
    @Test func fromTheEnvironment() throws {
      let fixture = try Fixture.withRules()
      let common = ["ARGS", "ENVIRONMENT", "HOST", "NOTEBOOK", "REF"]
      for rule in Self.rules {
        for (name, value, change) in Self.variables where common.contains(name) {
          let run = try fixture.dryMake([rule.goal], environment: [name: value])
          let cell = "\(rule.goal) \(name)"
          var words = Words(host: "'h'", ref: "'r'")
          let before = rule.line(words)
          change(&words)
          let counts = rule.line(words) != before
          var plain = Words()
          switch name {
          case "ENVIRONMENT":
            change(&plain)
            expect(run, rule.line(plain), cell)
          case "ARGS", "NOTEBOOK":
            expect(run, counts ? nil : rule.line(plain), cell)
            if counts, rule.line(plain) != nil {
              #expect(run.error.contains("\(name) is set in the environment"))
            }
          default:
            expect(run, rule.line(plain), cell)
            if counts {
              #expect(run.error.contains("the \(name) of the environment does not count"), "\(run)")
            }
          }
        }
      }
    }

    /// In the project's root, where make would take it for what was asked for.
    @Test func aFileOrFolderOfThatName() throws {
      let fixture = try Fixture.withRules()
      let given = ["HOST=h", "REF=r"]
      for rule in Self.rules {
        let line = rule.line(Words(host: "'h'", ref: "'r'"))
        try fixture.write(rule.goal, "")
        expect(try fixture.dryMake([rule.goal] + given), line, "the file \(rule.goal)")
        if !rule.hasPattern { continue }
        // A folder, and where another rule needs it.
        let run = ["sh", "-c", "rm \(rule.goal) && mkdir \(rule.goal)"]
        _ = try Invocation(run, environment: fixture.environment, folder: fixture.folder).run()
        let words = ["--eval=needs: \(rule.goal)", "needs"] + given
        expect(try fixture.dryMake(words), line, "the folder \(rule.goal)")
      }
    }

    /// Sources and makefiles that are called like one of our goals are no images.
    @Test func aFileOfSomebodyElse() throws {
      let verbs = Self.rules.filter(\.hasPattern).map { String($0.goal.dropLast(3)) }
      let sources = verbs.flatMap { ["\($0)tests.sh", "src/\($0)main.py"] }
      let makefiles = verbs.map { "\($0)rules.mk" }
      let makefile = """
        include \(makefiles.joined(separator: " "))
        needs: \(sources.joined(separator: " "))
        \techo it runs

        """
      let fixture = try Fixture.withRules(makefile)
      for path in sources + makefiles { try fixture.write(path, "") }
      let words = ["make", "-s", "needs", "BASE_IMAGE_TAG=3"]
      let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
      #expect(run.exitCode == 0 && run.output == "it runs\n" && run.error.isEmpty, "\(run)")
    }

    /// A name that begins with a dash would be an option, of ssh's too.
    @Test func aDash() throws {
      let fixture = try Fixture.withRules()
      let words =
        Self.rules.filter(\.hasPattern).map { [String($0.goal.dropLast(3)) + "-N", "HOST=h"] }
        + [["transfer-dev", "HOST=-oProxyCommand=touch pwned"], ["notebook", "NOTEBOOK=-N"]]
      for words in words {
        let run = try fixture.dryMake(words)
        #expect(
          run.exitCode == 2 && run.error.contains("' begins with a dash; options go into ARGS="), "\(run)")
      }
      #expect(try fixture.dryMake(["build-dev", "HOST=-x"]).exitCode == 0)
    }
  }
}
