import TestSupport
import Testing

@testable import CommandLine

struct ShellTextTests {
  /// Words that a shell would read as something else.
  static let nasty = [
    "", " ", "a b", "\t", "\n", "a\nb", "\r\n", "'", "''", "\"", "it's", "\\", "\\\\", "a\\", "\\n", "$",
    "$HOME",
    "${HOME}", "$(touch pwned)", "`touch pwned`", "$((1+1))", "$'x'", "!", "!!", "a!b'c", "*", "?", "[a]",
    "{a,b}", "{1..3}",
    "~", "~root", "~/x", "A=~", "A=~/x", "A=b:~/x", "--x=~/y", "=ls", "=", "A=b", "-n", "--", "-", ";", "&",
    "&&", "|", "<", ">",
    "(", ")", "#", "#x", "a#b", "%", "%s", "%1", "^", "@", ",", "+", ":", "é", "日本", "👩‍🚀", "\u{301}",
    "\u{1B}[2J", "\u{7F}",
    "\u{85}", "\u{1}2", "\u{1B}0", "\u{202E}", "\u{2028}", "\u{2066}x", "\u{1B}'\\\n$x`", "if", "then",
    "time", "function",
  ]

  @Test(arguments: Shell.allCases) func quotedIsReadBack(_ shell: Shell) throws {
    for word in Self.nasty { #expect(try shell.words(of: ShellText.quoted(word)) == [word]) }
  }

  /// Whoever has an account over there has the shell that they like.
  @Test(arguments: Shell.logins) func anyShellHandsWordsOn(_ shell: Shell) throws {
    for words in Self.nasty.map({ [$0] }) + [Self.nasty] {
      let line = ShellText.remote(["printf", "%s\\0"] + words)
      #expect(try shell.parts(of: shell.output(of: line)) == words)
    }
  }

  /// Control characters need bash's own quotes; nothing else does.
  @Test func shownIsReadBack() throws {
    for word in Self.nasty { #expect(try Shell.bash.words(of: ShellText.shown(word)) == [word]) }
    #expect(try Shell.bash.words(of: ShellText.of(Self.nasty)) == Self.nasty)
    let plain = Self.nasty.filter { !$0.holdsControl }
    #expect(try Shell.posix.words(of: ShellText.of(plain)) == plain)
  }

  @Test(arguments: nasty) func shownIsOneHarmlessLine(_ word: String) {
    #expect(!ShellText.shown(word).holdsControl)
    #expect(!ShellText.shown(word).isEmpty)
  }

  /// Random words of what is special: read back as they were.
  @Test func mixturesAreReadBack() throws {
    var random = SplitMix(state: 7)
    let alphabet = Array("'\"\\$`!*?[]{}()<>|&;#~=:%^ \t\n\u{1B}\u{7F}aé0-".unicodeScalars)
    let words = (0..<400).map { _ in
      var word = ""
      for _ in 0..<Int(random.next() % 12) {
        word.unicodeScalars.append(alphabet[Int(random.next() % UInt64(alphabet.count))])
      }
      return word
    }
    for shell in Shell.logins {
      let line = ShellText.remote(["printf", "%s\\0"] + words)
      #expect(try shell.parts(of: shell.output(of: line)) == words)
    }
    #expect(try Shell.bash.words(of: ShellText.of(words)) == words)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let word: String
    let expected: String

    init(_ name: String, _ word: String, _ expected: String) {
      self.name = name
      self.word = word
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let shown: [Case] = [
    // As bare as it can be: people read it.
    .init("a plain word", "docker", "docker"),
    .init("a reference", "ghcr.io/acme/dev:5.0.0", "ghcr.io/acme/dev:5.0.0"),
    .init("an option", "--mount=type=bind,src=/a", "--mount=type=bind,src=/a"),
    .init("a host", "ada@10.0.0.7", "ada@10.0.0.7"),
    .init("nothing", "", "''"),
    .init("a blank", "a b", "'a b'"),
    .init("a quote", "it's", "'it'\\''s'"),
    .init("a dollar", "$X", "'$X'"),
    .init("a home", "~/x", "'~/x'"),
    .init("a line", "a\nb", "$'a\\nb'"),
    .init("a tab and a quote", "\t'\\", "$'\\t\\'\\\\'"),
    .init("an escape", "\u{1B}[2J", "$'\\x1b[2J'"),
    .init("a mark that turns text round", "\u{202E}", "$'\\xe2\\x80\\xae'"),
  ]

  @Test(arguments: shown) func shows(_ item: Case) {
    #expect(ShellText.shown(item.word) == item.expected)
  }

  static let commands: [(command: Command, line: String)] = [
    (Command("docker", ["run", "a b"]), "docker run 'a b'"),
    (Command("docker", ["save", "x"], input: .nothing), "docker save x </dev/null"),
    (
      Command("docker", ["run"], environment: [.init(name: "A", value: "s3cret", shown: "\"$T\"")]),
      "A=\"$T\" docker run"
    ),
    (
      Command("docker", ["run"], environment: [.init(name: "T", value: "s3cret", shown: "\"$T\"")]),
      "docker run"
    ),
    (
      Command("docker", ["login"], input: .value(.init(name: "P", value: "s3cret", shown: "\"$P\""))),
      "printf %s \"$P\" | docker login"
    ),
  ]

  @Test(arguments: commands) func showsACommand(_ item: (command: Command, line: String)) {
    #expect(ShellText.of(item.command) == item.line)
  }

  @Test func showsAPipeline() {
    let pipeline = Pipeline([Command("docker", ["save", "x"], input: .nothing), Command("gzip", ["-c"])])
    #expect(ShellText.of(pipeline) == "docker save x </dev/null | gzip -c")
  }
}

/// Numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
