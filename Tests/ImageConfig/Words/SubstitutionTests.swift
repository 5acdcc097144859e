import Testing

@testable import ImageConfig

struct SubstitutionTests {
  static let substitution = Substitution(
    braces: [
      "user": "jane", "home": "/home/jane", "project": "My Project", "project-name": "my-project",
      "project_root": "/srv/My Project",
    ],
    variables: [
      "A": "a b", "ONE": "one", "_x1": "under", "EMPTY": "", "BLANK": " \t", "QUOTED": "'x y' z",
      "HOLDS": "{user}$ONE",
      "DOLLAR": "$ONE", "LINES": "x\ny", "OPEN": "it's", "FLAGS": "-v '/a b:/c' --privileged",
      "END": "a\\", "KEEP": "\"\"",
    ])

  @Test(arguments: values) func putsIn(_ item: WordsCase) throws {
    #expect(try Self.substitution.words(of: Self.setting(item.text)).map(\.text) == item.expected)
  }

  static let values: [WordsCase] = [
    // The known braces.
    .init("each of them", "{user} {home} {project-name}", ["jane", "/home/jane", "my-project"]),
    .init(
      "a blank in one makes no other word", "{project} {project_root}", ["My Project", "/srv/My Project"]),
    .init("within a word", "-v {project_root}/x:/y", ["-v", "/srv/My Project/x:/y"]),
    .init("side by side", "{user}{user}", ["janejane"]),
    .init("in both kinds of quotes", "'{user}' \"{user}\"", ["jane", "jane"]),
    .init("in other braces", "{{user}} {{{user}}}", ["{jane}", "{{jane}}"]),

    // Their likes in angle brackets.
    .init("user and project-name", "<user>_<project-name>", ["jane_my-project"]),
    .init("no others", "<home> <project> <project_root>", ["<home>", "<project>", "<project_root>"]),
    .init("redirections stay", "a <b >c", ["a", "<b", ">c"]),

    // Nothing else in braces.
    .init(
      "an unknown name", "{x} {} {User} {user_} { user }",
      ["{x}", "{}", "{User}", "{user_}", "{", "user", "}"]),
    .init("docker's format", "--format {{.ID}}", ["--format", "{{.ID}}"]),
    .init("JSON", "'{\"user\": \"x\"}'", ["{\"user\": \"x\"}"]),
    .init("awk", "awk '{print $1}'", ["awk", "{print $1}"]),
    .init("an open brace", "{user {", ["{user", "{"]),
    .init("an escaped brace", "\\{user}", ["{user}"]),
    .init("a brace in two pieces", "{us'er}'", ["{user}"]),

    // Variables.
    .init("a name alone", "$ONE", ["one"]),
    .init("a name in braces", "${ONE}", ["one"]),
    .init("a name with digits and underscores", "$_x1 ${_x1}", ["under", "under"]),
    .init("within a word", "a$ONE-${ONE}b", ["aone-oneb"]),
    .init(
      "a shell's, however long", "${X:-" + String(repeating: "y", count: 300) + "}",
      ["${X:-" + String(repeating: "y", count: 300) + "}"]),
    .init("the longest name", "x${ONE}TWO", ["xoneTWO"]),
    .init("behind a flag's equals sign", "--env=$A", ["--env=a b"]),
    .init("in both kinds of quotes", "'$ONE' \"$ONE\"", ["one", "one"]),
    .init("two in a row", "$ONE$ONE", ["oneone"]),

    // One word, whatever a variable holds.
    .init("a blank, in a word", "x=$A", ["x=a b"]),
    .init("a blank, in quotes", "\"$A\" '$A'", ["a b", "a b"]),
    .init("a blank, behind an empty pair", "\"\"$A", ["a b"]),
    .init("a blank, in front of an empty pair", "$A''", ["a b"]),
    .init("a newline", "x$LINES", ["xx\ny"]),
    .init("a quote", "\"$OPEN\" x$QUOTED", ["it's", "x'x y' z"]),
    .init("nothing at all", "\"$EMPTY\" x$EMPTY", ["", "x"]),

    // Exactly an unquoted $NAME is split again.
    .init("at blanks", "-v $A x", ["-v", "a", "b", "x"]),
    .init("in braces too", "${A}", ["a", "b"]),
    .init("at its quotes", "$QUOTED", ["x y", "z"]),
    .init("at its lines", "$LINES", ["x", "y"]),
    .init("into nothing", "a $EMPTY $BLANK b", ["a", "b"]),
    .init("into an empty word", "$KEEP", [""]),
    .init("into flags", "$FLAGS", ["-v", "/a b:/c", "--privileged"]),

    // What was put in is not looked at again.
    .init("a brace and a variable", "$HOLDS x$HOLDS", ["{user}$ONE", "x{user}$ONE"]),
    .init("a dollar", "$DOLLAR", ["$ONE"]),

    // Dollars that are none of ours.
    .init("a pair", "$$ $$ONE $$$ONE", ["$", "$ONE", "$one"]),
    .init("a pair in quotes", "'$$' \"$$ONE\"", ["$", "$ONE"]),
    .init("escaped", "\\$ONE \"\\$ONE\"", ["$ONE", "$ONE"]),
    .init("at the end", "a$ $", ["a$", "$"]),
    .init("digits and signs", "$1 $@ $? $- $(id) $((1+1))", ["$1", "$@", "$?", "$-", "$(id)", "$((1+1))"]),
    .init("a shell's own braces", "${ONE:-x} ${#ONE} ${1} ${}", ["${ONE:-x}", "${#ONE}", "${1}", "${}"]),
    .init("letters beyond ASCII end a name", "$ONEé", ["oneé"]),
    .init("a backquote", "`id`", ["`id`"]),
  ]

  @Test(
    arguments: zip(
      [
        "$MISSING", "a${MISSING}b", "\"$MISSING\"", "$one", "${ONE", "x${ONE y}", "$OPEN", "$END", "'a",
        "a\\",
      ],
      [
        .undefinedVariable("MISSING", place), .undefinedVariable("MISSING", place),
        .undefinedVariable("MISSING", place), .undefinedVariable("one", place),
        .unclosedVariable("${ONE", place),
        .unclosedVariable("${ONE", place), .unbalancedVariable("OPEN", place),
        .unbalancedVariable("END", place),
        .unbalancedQuote("'", place), .danglingBackslash(place),
      ] as [Setting.Problem]))
  func refuses(_ text: String, _ problem: Setting.Problem) {
    #expect(throws: problem) { try Self.substitution.words(of: Self.setting(text)) }
  }

  @Test(arguments: [
    WordsCase("variables", "$ONE ${ONE} $MISSING ${ONE", ["$ONE", "${ONE}", "$MISSING", "${ONE"]),
    WordsCase("a pair of dollars", "$$ \"\\$\"", ["$$", "$"]),
    WordsCase("braces as ever", "{user} <user>", ["jane", "jane"]),
  ]) func aDollarMayBeOrdinary(_ item: WordsCase) throws {
    let words = try Self.substitution.withoutVariables.words(of: Self.setting(item.text))
    #expect(words.map(\.text) == item.expected)
  }

  @Test(
    arguments: [
      ("{usr}", "{user}"), ("/x/{project-root}/y", "{project_root}"), ("'{Home}'", "{home}"),
      ("<project_root>", "{project_root}"), ("<usr>", "{user}"), ("{nothing-near}", nil), ("x$ONE{x}", nil),
    ] as [(String, String?)]) func aSlipIsAnErrorWhereDockerWouldMakeAFolderOfIt(
      _ text: String, _ nearest: String?
    )
  {
    let error = #expect(throws: Setting.Problem.self) {
      try Self.substitution.strict.words(of: Self.setting(text))
    }
    guard case .unknownName(let written, let found, Self.place)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text.contains(written))
    #expect(found == nearest)
  }

  @Test(arguments: [
    WordsCase("known names", "{user} <user> {{user}}", ["jane", "jane", "{jane}"]),
    WordsCase(
      "braces that are no names", "{a,b} {} {1} {{.ID}} a<b ${ONE:-x} {x",
      ["{a,b}", "{}", "{1}", "{{.ID}}", "a<b", "${ONE:-x}", "{x"]),
    WordsCase("one meant as it stands", "\\{usr} \\<usr>", ["{usr}", "<usr>"]),
  ]) func whatIsNoSlipStays(_ item: WordsCase) throws {
    #expect(try Self.substitution.strict.words(of: Self.setting(item.text)).map(\.text) == item.expected)
  }

  @Test(arguments: ["a # b", "a #b", "; b", "x ;"]) func aListHasNoCommentBehindIt(_ text: String) throws {
    #expect(throws: Setting.Problem.self) { try Self.substitution.list(of: Self.setting(text)) }
    _ = try Self.substitution.words(of: Self.setting(text))
  }

  @Test(arguments: ["a#b", "A=#fff", "a;b", "$ONE"]) func aSignWithinAWordIsNone(_ text: String) throws {
    _ = try Self.substitution.list(of: Self.setting(text))
  }

  @Test func aKeyMayHaveNamesOfItsOwn() throws {
    let more = Self.substitution.adding(["tag": "1.0", "user": "joe"])
    #expect(
      try more.words(of: Self.setting("{tag} {user} {home}")).map(\.text) == ["1.0", "joe", "/home/jane"])
  }

  @Test(arguments: [
    WordsCase("a name", "my-{user}", ["my-jane"]),
    WordsCase("a variable alone stays one word", "$A", ["a b"]),
    WordsCase("an empty variable is an empty word", "$EMPTY", [""]),
    WordsCase("quotes around a blank", "'a b'", ["a b"]),
    WordsCase("what the variable holds is not unquoted", "$QUOTED", ["'x y' z"]),
  ]) func readsOneWord(_ item: WordsCase) throws {
    #expect(try [Self.substitution.word(of: Self.setting(item.text)).text] == item.expected)
  }

  @Test(arguments: [
    WordsCase("none", "", []), WordsCase("two", "a {user}", ["a", "jane"]),
  ]) func refusesMoreOrLessThanOne(_ item: WordsCase) {
    #expect(throws: Setting.Problem.notOneWord(item.expected, Self.place)) {
      try Self.substitution.word(of: Self.setting(item.text))
    }
  }

  @Test func verbatimTextIsNeitherSplitNorUnquoted() throws {
    let word = try Self.substitution.word(verbatim: "'a b' \\ {user} $A $$", Self.place)
    #expect(word.text == "'a b' \\ jane a b $")
  }

  private static let place = origin(7, "dev", "args")

  private static func setting(_ text: String) -> Setting {
    Setting(text: text, origin: place)
  }
}
