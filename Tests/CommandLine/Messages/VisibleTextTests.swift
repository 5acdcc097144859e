import Testing

@testable import CommandLine

struct VisibleTextTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let expected: String

    init(_ name: String, _ text: String, _ expected: String) {
      self.name = name
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init("plain text", "a b", "a b"),
    .init("nothing", "", ""),
    .init("quotes stay", "it's \"so\"", "it's \"so\""),
    .init("letters beyond ASCII stay", "é日本👩‍🚀", "é日本👩‍🚀"),
    .init("a line break", "a\nb", "a\\nb"),
    .init("a tab", "a\tb", "a\\tb"),
    .init("CRLF", "a\r\n", "a\\u{d}\\n"),
    .init("an escape", "\u{1B}[2J", "\\u{1b}[2J"),
    .init("DEL and C1", "\u{7F}\u{9B}", "\\u{7f}\\u{9b}"),
    .init("marks that turn text round", "\u{202E}\u{2066}\u{200F}", "\\u{202e}\\u{2066}\\u{200f}"),
    .init("other line breaks", "\u{2028}\u{2029}\u{85}", "\\u{2028}\\u{2029}\\u{85}"),
    .init("120 characters", String(repeating: "x", count: 120), String(repeating: "x", count: 120)),
    .init("what is shown longer than it is", String(repeating: "\0", count: 99), nuls(24) + "..."),
    .init("121 characters", String(repeating: "x", count: 121), String(repeating: "x", count: 120) + "..."),
  ]

  private static func nuls(_ count: Int) -> String { String(repeating: "\\u{0}", count: count) }

  @Test(arguments: cases) func shows(_ item: Case) {
    #expect(VisibleText.plain(item.text) == item.expected)
    #expect(VisibleText.quoted(item.text) == "'\(item.expected)'")
  }

  @Test func listIsShort() {
    #expect(VisibleText.list([]) == "")
    #expect(VisibleText.list(["a", "b\n"]) == "a, b\\n")
    #expect(VisibleText.list((1...12).map(String.init)) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12")
    #expect(VisibleText.list((1...14).map(String.init)) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more")
    #expect(
      VisibleText.list([String(repeating: "x", count: 99)]) == String(repeating: "x", count: 40) + "...")
  }

  @Test func chainIsShort() {
    #expect(VisibleText.chain(["a", "b\n", "a"]) == "a -> b\\n -> a")
    #expect(
      VisibleText.chain((1...2_000).map(String.init))
        == "1 -> 2 -> 3 -> 4 -> 5 -> 6 -> 7 -> 8 -> 9 -> 10 -> 11 -> ... -> 2000")
  }

  /// A complaint names its cause last.
  @Test func aComplaintKeepsItsEnd() {
    #expect(VisibleText.complaint("no space left") == "no space left")
    let text = VisibleText.complaint(String(repeating: "x", count: 500) + "\nno space left\n")
    #expect(text.hasPrefix("...x") && text.hasSuffix("; no space left") && text.count < 130)
  }
}
