import Testing

@testable import ImageConfig

/// Words as POSIX splits them, before anything is put in.
struct WordSplitterTests {
  @Test(arguments: texts) func splits(_ item: WordsCase) throws {
    #expect(try WordSplitter.split(item.text).map { $0.map(\.text).joined() } == item.expected)
  }

  static let texts: [WordsCase] = [
    // Blanks.
    .init("nothing", "", []),
    .init("blanks alone", " \t\n\r ", []),
    .init("one word", "a", ["a"]),
    .init("several blanks", "  a \t b  ", ["a", "b"]),
    .init("a newline is a blank", "a\nb\n\nc", ["a", "b", "c"]),
    .init("a no-break space is none", "a\u{A0}b", ["a\u{A0}b"]),
    .init("other letters", "ä 日本 👩‍👩‍👧", ["ä", "日本", "👩‍👩‍👧"]),

    // Quotes.
    .init("single", "'a b' c", ["a b", "c"]),
    .init("double", "\"a b\" c", ["a b", "c"]),
    .init("within a word", "a' b'\"c d\"e", ["a bc de"]),
    .init("the other kind inside", "'\"' \"'\"", ["\"", "'"]),
    .init("a newline inside", "'a\nb'", ["a\nb"]),
    .init("an empty pair", "\"\"", [""]),
    .init("empty pairs between words", "a '' \"\" b", ["a", "", "", "b"]),
    .init("an empty pair at a word", "a\"\" ''b", ["a", "b"]),
    .init("pairs side by side", "\"\"''", [""]),
    .init("other letters inside", "'ä ö'ü", ["ä öü"]),

    // Backslashes.
    .init("a blank", "a\\ b", ["a b"]),
    .init("a quote", "it\\'s \\\"", ["it's", "\""]),
    .init("a backslash", "a\\\\b", ["a\\b"]),
    .init("an ordinary character", "\\a\\ä", ["aä"]),
    .init("a line's end joins", "a\\\nb", ["ab"]),
    .init("a line's end between words", "a \\\n b", ["a", "b"]),
    .init("a line's end alone is no word", "\\\n", []),
    .init("in single quotes it stays", "'a\\b\\'", ["a\\b\\"]),
    .init("in double quotes, what it escapes", "\"\\\" \\\\ \\$ \\`\"", ["\" \\ $ `"]),
    .init("in double quotes, what it does not", "\"\\n \\' \\a\"", ["\\n \\' \\a"]),
    .init("in double quotes, a line's end", "\"a\\\nb\"", ["ab"]),

    // What a shell would act upon is ordinary.
    .init("hashes and semicolons", "a # b; c;d", ["a", "#", "b;", "c;d"]),
    .init("pipes and ampersands", "a|b && c > d < e &", ["a|b", "&&", "c", ">", "d", "<", "e", "&"]),
    .init("command substitutions", "$(touch x) `touch x`", ["$(touch", "x)", "`touch", "x`"]),
    .init("globs and tildes", "* ? [a] ~ !", ["*", "?", "[a]", "~", "!"]),
    .init("braces", "{a,b} {{.ID}}", ["{a,b}", "{{.ID}}"]),
  ]

  @Test(
    arguments: zip(
      ["'a", "a'", "\"a", "\"a\\\"", "'a\" b", "\"it's", "a\\", "\\", "\"a\\"],
      [
        .unbalancedQuote("'"), .unbalancedQuote("'"), .unbalancedQuote("\""), .unbalancedQuote("\""),
        .unbalancedQuote("'"), .unbalancedQuote("\""), .danglingBackslash, .danglingBackslash,
        .unbalancedQuote("\""),
      ] as [WordSplitter.Problem]))
  func refuses(_ text: String, _ problem: WordSplitter.Problem) {
    #expect(throws: problem) { try WordSplitter.split(text) }
  }

  @Test(arguments: ["a\\b", "''a", "' '", "a ", "\\a"]) func manyPiecesTakeLinearTime(_ piece: String) throws
  {
    let text = String(repeating: piece, count: 50_000)
    #expect(try !WordSplitter.split(text).isEmpty)
  }
}

struct WordsCase: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let expected: [String]

  init(_ name: String, _ text: String, _ expected: [String]) {
    self.name = name
    self.text = text
    self.expected = expected
  }

  var testDescription: String { name }
}
