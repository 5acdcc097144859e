import Testing

extension Integration {
  /// What make runs, for each rule of images.mk and each variable; `make -n` tells it without an engine.
  @Suite struct MakeTests {
    /// The words that the variables become.
    struct Words: Sendable {
      var which = ""
      var args = ""
      var parents = ""
      var host: String?
      var ref: String?
      var notebook = "'notebook'"
      /// How the project's engine is asked for.
      var docker: String { "docker=$(build-image \(which) --docker)" }
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

    private static func quote(_ text: String) -> String {
      "'" + squeeze(text).replacing("'", with: "'\\''") + "'"
    }

    private static func squeeze(_ text: String) -> String {
      text.replacing("\\\n", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    static let rules: [Rule] = [
      Rule("build-all") { "build-image \($0.which) \($0.args) \($0.parents) all" },
      Rule("build-dev") { "build-image \($0.which) \($0.args) \($0.parents) 'dev'" },
      Rule("clean-images") { "build-image \($0.which) \($0.args) clean" },
      Rule("genversion") { "build-image \($0.which) \($0.args) --version-file" },
      Rule("matrix") {
        "levels=$(build-image \($0.which) \($0.args) --graph matrix) && printf 'levels=%s\\n' \"$levels\" | tee -a \"${GITHUB_OUTPUT:-/dev/null}\""
      },
      Rule("run-dev") { "run-image \($0.which) \($0.args) \($0.parents) 'dev'" },
      Rule("shell-dev") { "run-image \($0.which) \($0.args) \($0.parents) --shell 'dev'" },
      Rule("gpu-dev") { "run-image \($0.which) \($0.args) \($0.parents) -g 'dev'" },
      Rule("start-dev") { "run-image \($0.which) \($0.args) \($0.parents) -k 'dev'" },
      Rule("stop-dev") { "run-image \($0.which) \($0.args) --stop 'dev'" },
      Rule("logs-dev") { "run-image \($0.which) \($0.args) --logs 'dev'" },
      Rule("attach-dev") { "run-image \($0.which) \($0.args) --attach 'dev'" },
      Rule("doctor") { "run-image \($0.which) \($0.args) --doctor" },
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
      Rule("login") { "publish-image \($0.which) \($0.args) --login" },
      Rule("validate-dev") {
        "reference=$(build-image \($0.which) \($0.args) \($0.parents) 'dev') && "
          + "docker=$(build-image \($0.which) \($0.args) --docker) && $docker run"
      },
      Rule("lock-dev") {
        "\($0.docker) && export docker && sh -c \"$ORBYTER_LOCK\" lock-'dev' 'dev' \"\($0.args)\" "
          + "build-image \($0.which) \($0.parents)"
      },
      Rule("notebook") {
        "\($0.docker) && export docker && sh -c \"$ORBYTER_NOTEBOOK\" notebook "
          + "\(quote("build-image \($0.which) \($0.parents) \($0.notebook)")) "
          + quote("run-image \($0.which) \($0.args) --keep \($0.notebook)")
      },
      Rule("stop-notebook") { "\($0.docker) && containers=$($docker ps" },
      Rule("images") { _ in "awk" },
    ]

    static let variables: [(name: String, value: String, @Sendable (inout Words) -> Void)] = [
      ("ARGS", "--verbose -x", { $0.args = "--verbose -x" }),
      ("ENVIRONMENT", "it's", { $0.which = "--environment 'it'\\''s'" }),
      ("IMAGE_TAG", "4", { $0.which = "--image-tag '4'" }),
      ("BASE_IMAGE_TAG", "3", { $0.parents = "--parents 'published:3'" }),
      ("NOTEBOOK", "dev", { $0.notebook = "'dev'" }),
      ("NOTEBOOK_PORT", "9999", { _ in }),
      ("HOST", "ada@gpu", { $0.host = "'ada@gpu'" }),
      ("REF", "$(shell touch pwned)", { $0.ref = "'$(shell touch pwned)'" }),
    ]

    private func project(_ makefile: String = "") throws -> Fixture {
      let fixture = try Fixture(.classic)
      try fixture.image("dev", "FROM scratch\n")
      try fixture.write("Makefile", "include \(Lab.repository)/docker/images.mk\n\(makefile)")
      fixture.environment["PATH"] = try Lab.executable("") + ":" + (fixture.environment["PATH"] ?? "")
      return fixture
    }

    private func make(
      _ words: [String], _ fixture: Fixture, environment: [String: String] = [:]
    ) throws -> Finished {
      let all = fixture.environment.merging(environment) { $1 }
      return try Invocation(["make", "-n"] + words, environment: all, folder: fixture.folder).run()
    }

    private func expect(_ run: Finished, _ line: String?, _ cell: String) {
      guard let line else {
        return #expect(run.exitCode == 2 && run.error.contains("***"), "\(cell): \(run)")
      }
      #expect(run.exitCode == 0 && Self.squeeze(run.output).hasPrefix(Self.squeeze(line)), "\(cell): \(run)")
    }

    @Test func eachVariable() throws {
      let fixture = try project()
      for rule in Self.rules {
        expect(try make([rule.goal], fixture), rule.line(Words()), rule.goal)
        for (name, value, change) in Self.variables {
          var words = Words()
          // What some can't do without.
          if name != "HOST" { words.host = "'h'" }
          if name != "REF" { words.ref = "'r'" }
          change(&words)
          let given = ["HOST=h", "REF=r"].filter { !$0.hasPrefix("\(name)=") } + ["\(name)=\(value)"]
          expect(try make([rule.goal] + given, fixture), rule.line(words), "\(rule.goal) \(name)")
        }
      }
      #expect(!fixture.exists("pwned"))
    }

    /// What a shell exports for others is no order: of these names only ENVIRONMENT is read there.
    @Test func fromTheEnvironment() throws {
      let fixture = try project()
      let common = ["ARGS", "ENVIRONMENT", "HOST", "NOTEBOOK", "REF"]
      for rule in Self.rules {
        for (name, value, change) in Self.variables where common.contains(name) {
          let run = try make([rule.goal], fixture, environment: [name: value])
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
      let fixture = try project()
      let given = ["HOST=h", "REF=r"]
      for rule in Self.rules {
        let line = rule.line(Words(host: "'h'", ref: "'r'"))
        try fixture.write(rule.goal, "")
        expect(try make([rule.goal] + given, fixture), line, "the file \(rule.goal)")
        if !rule.hasPattern { continue }
        // A folder, and where another rule needs it.
        let run = ["sh", "-c", "rm \(rule.goal) && mkdir \(rule.goal)"]
        _ = try Invocation(run, environment: fixture.environment, folder: fixture.folder).run()
        let words = ["--eval=needs: \(rule.goal)", "needs"] + given
        expect(try make(words, fixture), line, "the folder \(rule.goal)")
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
      let fixture = try project(makefile)
      for path in sources + makefiles { try fixture.write(path, "") }
      let words = ["make", "-s", "needs", "BASE_IMAGE_TAG=3"]
      let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
      #expect(run.exitCode == 0 && run.output == "it runs\n" && run.error.isEmpty, "\(run)")
    }

    /// What an executable would only print is no image to go on with.
    @Test func aDryRun() throws {
      let fixture = try project()
      for goal in ["validate-dev", "notebook"] {
        let words = ["make", "-s", goal, "ARGS=--dry-run", "NOTEBOOK=dev"]
        let run = try Invocation(words, environment: fixture.environment, folder: fixture.folder).run()
        #expect(run.exitCode == 0 && run.output.hasPrefix("docker build"), "\(run)")
        #expect(run.output.contains("docker run") == (goal == "notebook"), "\(run)")
      }
      #expect(try !fixture.engine.has(fixture.reference("dev")))
    }
  }
}
