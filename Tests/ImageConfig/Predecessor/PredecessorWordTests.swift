import Testing

@testable import ImageConfig

/// What the predecessor makes of a value, line by line, and what users expect where it went wrong.
struct PredecessorWordTests {
  @Test(arguments: values) func reads(_ item: WordsCase) throws {
    let project = try Project(
      "[dev]\nargs=\(item.text)", root: "/srv/My Demo", user: "jane",
      variables: ["V": "5.0", "SPACE": "a b", "QUOTE": "it's", "VOLS": "-v /a:/b -v /c:/d"])
    let setting = try #require(try project.settings(of: "dev").setting(named: "args"))
    #expect(try project.substitution.words(of: setting).map(\.text) == item.expected)
  }

  static let values: [WordsCase] = [
    // The names.
    .init("{project_root} is absolute", "{project_root}", ["/srv/My Demo"]),
    .init("{project} is the folder's name, case kept", "{project}", ["My Demo"]),
    .init("{project-name}", "{project-name}", ["my-demo"]),
    .init("{user} and {home}", "{user} {home}", ["jane", "/home/jane"]),
    .init("<user> and <project-name> mean their braces", "<user> <project-name>", ["jane", "my-demo"]),
    .init("other braces stay", "{x} {{.ID}}", ["{x}", "{{.ID}}"]),

    // Words as POSIX splits them.
    .init("quotes", "'a b' \"c d\"", ["a b", "c d"]),
    .init("backslash", "a\\ b", ["a b"]),
    .init("\"\" is kept", "-e \"\" x", ["-e", "", "x"]),
    .init("# and ; are literal", "a #b c;d", ["a", "#b", "c;d"]),
    .init("a newline is a space", "a\n  b", ["a", "b"]),
    .init("comments inside continuations", "a\n  # x\n  ; y\n  b", ["a", "b"]),
    .init("blank lines inside values", "a\n\n  b", ["a", "b"]),
    .init("%% is %", "100%%", ["100%"]),

    // Then $VAR, ${VAR} and $$.
    .init("$VAR and ${VAR}", "$V x${V}", ["5.0", "x5.0"]),
    .init("$$ is $", "$$V", ["$V"]),
    .init("a path with a space stays one word", "-v {project_root}:/w", ["-v", "/srv/My Demo:/w"]),
    .init("a variable with a space stays one word", "-v x$SPACE", ["-v", "xa b"]),
    .init("a variable with a quote stays one word", "\"$QUOTE\"", ["it's"]),
    .init("a variable alone is split again", "$VOLS", ["-v", "/a:/b", "-v", "/c:/d"]),

    // Never evaluated.
    .init("a lone %", "50%", ["50%"]),
    .init("$(..)", "$(touch pwned)", ["$(touch", "pwned)"]),
    .init("$(..) in quotes", "\"$(touch pwned)\"", ["$(touch pwned)"]),
    .init("$1", "$1", ["$1"]),
    .init("-e A=b=c", "-e A=b=c", ["-e", "A=b=c"]),
    .init("A=b c in quotes", "-e 'A=b c'", ["-e", "A=b c"]),
  ]

  @Test(
    arguments: zip(
      ["$NO", "'a", "\"a", "a\\"],
      [
        .undefinedVariable("NO", place), .unbalancedQuote("'", place), .unbalancedQuote("\"", place),
        .danglingBackslash(place),
      ] as [Setting.Problem]))
  func refusesWithItsLine(_ text: String, _ problem: Setting.Problem) throws {
    let project = try Project("[dev]\nargs=\(text)")
    let setting = try #require(try project.settings(of: "dev").setting(named: "args"))
    #expect(throws: problem) { try project.substitution.words(of: setting) }
  }

  @Test func noVariablesInBuildArgs() throws {
    let project = try Project("", variables: ["V": "5.0"])
    let setting = Setting(text: "--build-arg A=$V B={user} $$", origin: Self.place)
    let words = try project.substitution.withoutVariables.words(of: setting)
    #expect(words.map(\.text) == ["--build-arg", "A=$V", "B=jane", "$$"])
  }

  @Test func aJSONArrayIsExecForm() {
    #expect(JSONWords.parse("[\"bash\", \"-c\", \"echo $1; ls\"]") == ["bash", "-c", "echo $1; ls"])
  }

  private static let place = origin(2, "dev", "args")
}
