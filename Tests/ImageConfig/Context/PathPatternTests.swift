import Testing

@testable import ImageConfig

/// Patterns of ignore files, as docker reads them.
struct PathPatternTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let pattern: String
    let matches: [String]
    let others: [String]

    init(_ pattern: String, matches: [String], not others: [String]) {
      self.pattern = pattern
      self.matches = matches
      self.others = others
    }

    var testDescription: String { pattern }
  }

  @Test(arguments: cases) func means(_ item: Case) throws {
    let pattern = try #require(PathPattern(item.pattern))
    for path in item.matches { #expect(pattern.matches(path), "\(path)") }
    for path in item.others { #expect(!pattern.matches(path), "\(path)") }
  }

  static let cases: [Case] = [
    .init("a", matches: ["a"], not: ["", "b", "aa", "a/b", "b/a"]),
    .init("a/b", matches: ["a/b"], not: ["a", "b", "a/b/c"]),
    .init("", matches: [""], not: ["a"]),
    // Within a folder.
    .init("*", matches: ["a", "", ".x"], not: ["a/b"]),
    .init("*.py", matches: ["a.py", ".py"], not: ["a.pyc", "x/a.py"]),
    .init("a*b*c", matches: ["abc", "axbxc", "abbcc"], not: ["ab", "a/bc"]),
    .init("?", matches: ["a", "日"], not: ["", "/", "ab"]),
    .init("*/x", matches: ["a/x"], not: ["x", "a/b/x"]),
    .init("temp?", matches: ["temp1"], not: ["temp", "temp/", "temp12"]),
    // Through folders.
    .init("**", matches: ["a", "a/b", ""], not: []),
    .init("**/x", matches: ["x", "a/x", "a/b/x"], not: ["ax", "x/a"]),
    .init("**x", matches: ["x", "ax", "a/bx"], not: ["xa"]),
    .init("**/*.py", matches: ["a.py", "x/y/a.py"], not: ["a.pyc"]),
    .init("a/**", matches: ["a/b", "a/b/c", "a/"], not: ["a", "ab"]),
    .init("a**", matches: ["a", "ab", "a/b"], not: ["b"]),
    .init("a/**/b", matches: ["a/b", "a/x/b", "a/x/y/b"], not: ["a/xb", "ab"]),
    .init("**/a/**/b", matches: ["a/b", "x/a/y/b"], not: ["xa/b"]),
    .init("**a*", matches: ["ab", "x/ab"], not: ["xab"]),
    // One of several.
    .init("[a-c]x", matches: ["ax", "cx"], not: ["dx", "x"]),
    .init("[^a]", matches: ["b", "/"], not: ["a"]),
    .init("[!a]", matches: ["!", "a"], not: ["b"]),
    .init("[\\]a]", matches: ["]", "a"], not: ["\\"]),
    .init("[日]", matches: ["日"], not: ["本"]),
    // Without a meaning.
    .init("\\*", matches: ["*"], not: ["a"]),
    .init("a\\b", matches: ["ab"], not: ["a\\b"]),
    .init("a.b+(c)|{d}$", matches: ["a.b+(c)|{d}$"], not: ["axb"]),
    .init("]", matches: ["]"], not: []),
  ]

  @Test(arguments: ["[", "[]", "[a", "[a-", "[a-]", "[-a]", "[]a]", "[b-a]", "a\\", "[^", "[\\"])
  func isRefused(_ pattern: String) { #expect(PathPattern(pattern) == nil) }

  @Test func noPatternTakesForEver() throws {
    let pattern = try #require(PathPattern(String(repeating: "**/*a", count: 60) + "b"))
    #expect(!pattern.matches(String(repeating: "a/", count: 500)))
  }
}
