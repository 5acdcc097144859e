import Testing

@testable import ImageConfig

struct JSONWordsTests {
  @Test(arguments: arrays) func reads(_ item: WordsCase) {
    #expect(JSONWords.parse(item.text) == item.expected)
  }

  static let arrays: [WordsCase] = [
    // Arrays of strings.
    .init("one", "[\"a\"]", ["a"]),
    .init("several", "[\"a\",\"b c\",\"\"]", ["a", "b c", ""]),
    .init("blanks", " [ \"a\" , \"b\" ] ", ["a", "b"]),
    .init("lines", "[\n\"a\",\n\"b\"\n]", ["a", "b"]),
    .init("none", "[]", []),
    .init("none but a blank", "[ ]", []),
    .init("brackets and commas inside", "[\"],[\"]", ["],["]),
    .init("what a shell would act upon", "[\"$(id)\", \"; x\", \"{user}\"]", ["$(id)", "; x", "{user}"]),
    .init("single quotes inside", "[\"'a'\"]", ["'a'"]),
    .init("other letters", "[\"ä日👩‍👧\"]", ["ä日👩‍👧"]),

    // Escapes.
    .init("the short ones", #"["\"\\\/\b\f\n\r\t"]"#, ["\"\\/\u{8}\u{C}\n\r\t"]),
    .init("a number", #"["\u0041\u00e4\u65E5"]"#, ["Aä日"]),
    .init("a pair of surrogates", #"["\ud83d\ude00"]"#, ["😀"]),
    .init("half a pair", #"["\ud83d", "\ude00", "\ud83d\u0041"]"#, ["\u{FFFD}", "\u{FFFD}", "\u{FFFD}A"]),
  ]

  @Test(arguments: [
    "", " ", "a", "bash -c x", "[", "]", "[\"a\"", "\"a\"]", "[\"a]", "[\"a\",]", "[,\"a\"]", "[\"a\" \"b\"]",
    "[a]", "['a']", "[1]", "[null]", "[\"a\", 1]", "[[\"a\"]]", "[\"a\"] x", "x [\"a\"]", "[\"a\"]]", "[]]",
    "{\"a\": \"b\"}", #"["\x"]"#, #"["\u12"]"#, #"["\u12G4"]"#, "[\"a\nb\"]",
    #"["\u0000"]"#, "[\"a\\\"]", "[\"\\", "[ -f x ] && y",
  ]) func anythingElseIsALineOfWords(_ text: String) {
    #expect(JSONWords.parse(text) == nil)
  }
}
