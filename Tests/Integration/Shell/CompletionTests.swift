import Testing

extension Integration {
  /// What the shells offer, asked of the shells themselves.
  @Suite struct CompletionTests {
    private func fixture() throws -> Fixture {
      let config = """
        [run_image]
        synthetic_images = lab shell
        [lab]
        name = my dev
        [shell]
        name = plain
        [plain@production]
        tag = 1
        [$(touch pwned)]
        name = x
        prefix = no

        """
      let fixture = try Fixture(.classic, config: config)
      for folder in ["my dev", "plain"] { try fixture.image(folder, "FROM orbyter-test-busybox:1\n") }
      try fixture.write(
        ".home/.ssh/config", "Include other*\nHost gpu-server gpu-* !gpu-x\n  User ada\nhost=alone\n")
      try fixture.write(".home/.ssh/other hosts", "Host included\n")
      try fixture.write(
        ".home/.ssh/known_hosts", "seen-before,10.0.0.7 ssh-rsa AAAA\n|1|a=|b= ssh-rsa AAAA\n")
      fixture.environment["PATH"] = try Lab.executable("") + ":" + (fixture.environment["PATH"] ?? "")
      return fixture
    }

    struct Case: CustomTestStringConvertible, Sendable {
      let line: String
      let expected: [String]
      var testDescription: String { line }

      init(_ line: String, _ expected: [String]) {
        self.line = line
        self.expected = expected
      }
    }

    static let cases: [Case] = [
      .init("build-image pl", ["plain"]),
      .init("build-image cl", ["clean"]),
      .init("build-image plain m", ["'my dev'"]),
      .init("run-image --shell la", ["lab"]),
      .init("run-image \\$", ["'$(touch pwned)'"]),
      .init("run-image --environment p", ["production"]),
      .init("run-image --use", ["--use-gpu"]),
      .init("build-image --graph m", ["mermaid", "matrix"]),
      .init("transfer-image plain gp", ["gpu-server"]),
      .init("transfer-image plain in", ["included"]),
      .init("transfer-image plain se", ["seen-before"]),
      .init("transfer-image --from se", ["seen-before"]),
      .init("publish-image --image-tag x --im", ["--image-name", "--image-tag", "--images"]),
      .init("run-image box -- ec", []),
      .init("build-image nothing-is-called-so", []),
    ]

    /// bash calls a function with the words of the line, and takes what it puts into COMPREPLY.
    @Test(arguments: cases) func bash(_ item: Case) throws {
      let fixture = try fixture()
      let ask = """
        eval "$("$1" --completion bash)"
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        function=$(complete -p "$1" | sed -n 's/.* -F \\([^ ]*\\) .*/\\1/p')
        "$function"
        for word in "${COMPREPLY[@]}"; do printf '%s\\n' "$word"; done
        """
      let words = item.line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        .map { $0 == "\\$" ? "$" : $0 }
      let run = try Invocation(
        ["bash", "--norc", "-c", ask, "bash"] + words, environment: fixture.environment,
        folder: fixture.folder
      ).run()
      #expect(run.lines == item.expected, "\(run)")
      #expect(!fixture.exists("pwned"))
    }

    /// fish tells by itself what it would offer.
    @Test(arguments: cases) func fish(_ item: Case) throws {
      let fixture = try fixture()
      let name = item.line.prefix { $0 != " " }
      let ask = "\(name) --completion fish | source; complete -C $argv[1]"
      let run = try Invocation(
        ["fish", "--no-config", "-c", ask, item.line], environment: fixture.environment,
        folder: fixture.folder
      ).run()
      let offered = run.lines.map { String($0.prefix { $0 != "\t" }) }
      let expected = item.expected.map { word in String(word.filter { $0 != "'" }) }
      #expect(offered.filter { !$0.hasSuffix("/") }.sorted() == expected.sorted(), "\(run)")
      #expect(!fixture.exists("pwned"))
    }

    @Test func zshAtATerminal() throws {
      let fixture = try fixture()
      for program in ["build-image", "run-image", "transfer-image", "publish-image"] {
        let script = try fixture.succeed(program, "--completion", "zsh").output
        try fixture.write(".home/functions/_\(program)", script)
      }
      try fixture.write(
        ".home/.zshrc", "fpath=(~/functions $fpath)\nautoload -U compinit\ncompinit -u -D\nPS1='%% '\n")
      let zsh = Invocation(["zsh", "-i"], environment: fixture.environment, folder: fixture.folder)
      let terminal = try Terminal(zsh)
      try terminal.expect("% ")
      for (typed, completed) in [
        ("print -r -- =build-image", ""), ("build-image pl\t", "plain"),
        ("build-image plain m\t", "my\\ dev"),
        ("run-image --environment p\t", "production"), ("transfer-image plain inc\t", "included"),
        ("run-image --use\t", "-gpu"),
      ] {
        terminal.type(typed)
        if !completed.isEmpty { try terminal.expect(completed) }
        terminal.type("\u{15}")
      }
      terminal.type("\u{15}exit 4\r")
      #expect(try terminal.end().exitCode == 4)
      #expect(!fixture.exists("pwned"))
    }

    @Test(arguments: ["build-image", "run-image", "transfer-image", "publish-image"])
    func anotherShellIsRefused(_ program: String) throws {
      let run = try fixture().run(program, "--completion", "tcsh")
      #expect(run.error == "\(program): --completion: 'tcsh' is not one of bash, zsh, fish\n")
      #expect(run.exitCode == 2)
    }

    @Test(arguments: ["[", "[a]\nb", "[dev]\nname=$(", "\u{0}"]) func aBrokenConfigIsSilent(_ text: String)
      throws
    {
      let fixture = try fixture()
      try fixture.write("run.cfg", text)
      let run = try fixture.run("build-image", "--complete", "bash", "build-image", "")
      #expect(run.exitCode == 0)
      #expect(run.error.isEmpty)
    }
  }
}
