import Testing

@testable import BuildCore
@testable import ImageConfig

/// What is TOML and what is none, as Python's own reader has it.
struct TOMLReaderTests {
  @Test(arguments: taken) func takes(_ text: String) {
    #expect(throws: Never.self) { try TOMLReader.read(Array(text.utf8)) }
  }

  static let taken = [
    // Lines.
    "", "\n", " \t\n", "# a comment", "a=1 # é", "a=1\r\nb=2\r\n", "a = 1\n\n\n[t]\n",
    // Keys.
    "a-_1 = 1", "1 = 2", "\"\" = 1", "'a.b' . \"c\\n\" . d = 1", "a.b=1\na.c=2", "'é' = 1",
    // Strings.
    "a = \"\\b\\t\\n\\f\\r\\\"\\\\\\u00e9\\U0001F600\"", "a = 'C:\\x'", "a = \"\"\"\nx\n\"\" y\"\"\"",
    "a = \"\"\"\\\n   \n  x\"\"\"", "a = \"\"\"x\"\"\"\"\"", "a = '''x'''''", "a = ''", "a = \"\"",
    "a = \"\"\"\\  \n x\"\"\"",
    // Numbers, truth and moments.
    "a = [0, +1, -1_000, 0xdead_BEEF, 0o17, 0b1_0, 1.5, 1e5, -1E-5, 6.6e+3_4, inf, -nan, true, false]",
    "a = 1979-05-27T07:32:00Z", "a = 1979-05-27 07:32:00.999999-08:00", "a = 1979-05-27t07:32:00",
    "a = 2000-02-29", "a = 2024-02-29 # leap", "a = 07:32:00.5", "a = 1979-05-27 \n",
    // Arrays and tables.
    "a = []", "a = [ 1, # one\n\n 2,\n]", "a = [[1], {b = [2]}]", "a = {}", "a = { b.c = 1, b.d = 2 }",
    "[a]\n[a.b]", "[a.b]\n[a]", "[ a . b ]", "[a.b.c]\n[a]\nb.d = 1", "[[a]]\n[[a]]",
    "[[a]]\n[a.b]\n[[a]]\n[a.b]",
    "[[a]]\n[[a.b]]\n[[a.b]]\nc = 1", "a.b = 1\n[a.c]", "['']",
  ]

  @Test(arguments: refused) func refuses(_ text: String) {
    #expect(throws: TOMLReader.Invalid.self) { try TOMLReader.read(Array(text.utf8)) }
  }

  static let refused = [
    // Lines.
    "a", "a =", "= 1", "a = 1 b = 2", "a = 1\rb = 2", "# \u{0}", "# \u{7F}", "a = 1\r", "\u{FEFF}a = 1",
    // Keys.
    "a = 1\na = 2", "a = 1\n\"a\" = 2", "a.b = 1\na = 2", "a = 1\na.b = 2", "a..b = 1", "a. = 1", "é = 1",
    "\"\"\"a\"\"\" = 1", "a b = 1",
    // Strings.
    "a = \"", "a = '", "a = \"\n\"", "a = 'x\ny'", "a = \"\\x41\"", "a = \"\\ud800\"", "a = \"\\u12\"",
    "a = \"\"\"x", "a = \"\"\"\"\"\"\"\"\"", "a = \"\\", "a = \"\"\"\\ x\"\"\"", "a = '\u{1}'",
    "a = \"\\U00110000\"",
    // Numbers, truth and moments.
    "a = 01", "a = 1_", "a = _1", "a = 1__0", "a = 1.", "a = .5", "a = 1.e5", "a = 0x", "a = +0x1", "a = 0b2",
    "a = 0o8", "a = True", "a = trueish", "a = Inf", "a = 1e", "a = 2021-02-29", "a = 0000-01-01",
    "a = 1900-02-29",
    "a = 2021-13-01", "a = 24:00:00", "a = 07:32", "a = 07:60:00", "a = 1979-05-27T", "a = 1979-05-27 07:32",
    "a = 07:32:00.", "a = 1979-05-27T07:32:00+24:00", "a = 07:32:00Z", "a = 79-05-27",
    // Arrays and tables.
    "a = [1", "a = [1 2]", "a = [,]", "a = {b = 1,}", "a = {b = 1\n}", "a = {b = 1, b = 2}",
    "a = {b = 1, b.c = 2}",
    "a = {b = {}, b.c = 1}", "a = {", "[a]\n[a]", "[a", "[a]]", "[[a]", "[]", "[a] b = 1", "a = []\n[[a]]",
    "a = {}\n[a.b]", "a = {}\na.b = 1", "[a]\n[[a]]", "[[a]]\n[a]", "a.b = 1\n[a]",
    "[a.b]\nc = 1\n[a]\nb = 1",
    "[t]\na.b = 1\n[t.a]", "a = 1\n[a]", "a = 1\n[a.b]", "[[a.b]]\n[a]\nb.c = 1", "a = [{}]\n[[a]]", "[ [a]]",
  ]

  @Test(arguments: [("a = 1\n\nb", 3), ("= 1", 1), ("a = '''\n\n", 3), ("[a]\n[b]\n[a]", 3)])
  func namesTheLine(_ text: String, _ line: Int) {
    #expect(throws: TOMLReader.Invalid(line: line)) { try TOMLReader.read(Array(text.utf8)) }
  }

  @Test(arguments: [
    ("'x'", "x"), ("\"x\\ty\"", "x\ty"), ("\"\"\"\n  a\\\n   b\"\"\"", "  ab"), ("'''a\n'b''''", "a\n'b'"),
    ("\"\"\"\"a\"\"\"\"", "\"a\""), ("'\\n'", "\\n"), ("\"\\u00e9\\U0001f600\"", "é😀"),
    ("\"\"\"a\r\nb\"\"\"", "a\nb"),
  ]) func readsStrings(_ text: String, _ expected: String) throws {
    guard case .string(let string)? = try TOMLReader.read(Array("a = \(text)".utf8)).value("a") else {
      Issue.record("no string")
      return
    }
    #expect(string.utf8.elementsEqual(expected.utf8))
  }

  /// What Python takes for false.
  @Test(arguments: ["''", "\"\"", "0", "-0.0", "0x0", "0e7", "false", "[]", "{}"]) func isNothing(
    _ text: String
  )
    throws
  {
    #expect(try TOMLReader.read(Array("a = \(text)".utf8)).value("a")?.isNothing == true)
  }

  @Test(arguments: ["' '", "1", "0.01", "0b10", "true", "[0]", "{a = 0}", "nan", "00:00:00"])
  func isSomething(_ text: String) throws {
    #expect(try TOMLReader.read(Array("a = \(text)".utf8)).value("a")?.isNothing == false)
  }

  @Test(arguments: [
    "a = " + String(repeating: "[", count: 100_000), String(repeating: "a.", count: 100_000) + "a = 1",
  ])
  func doesNotRunOutOfStack(_ text: String) {
    #expect(throws: TOMLReader.Invalid.self) { try TOMLReader.read(Array(text.utf8)) }
  }
}
