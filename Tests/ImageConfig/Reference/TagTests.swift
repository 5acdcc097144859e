import Testing

@testable import ImageConfig

struct TagTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let expected: String?

    init(_ name: String, _ text: String, _ expected: String?) {
      self.name = name
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: users) func isMadeLegal(_ item: Case) {
    #expect(Tag(madeLegal: item.text)?.description == item.expected)
  }

  static let users: [Case] = [
    .init("a legal one stays", "jane", "jane"),
    .init("case stays", "Jane_D.", "Jane_D."),
    .init("a blank", "jane doe", "jane-doe"),
    .init("a domain", "ACME\\jane", "ACME-jane"),
    .init("a mail address", "jane@acme.org", "jane-acme.org"),
    .init("other letters, a dash for each byte", "jäne", "j--ne"),
    .init("a start that is illegal is dropped", ".-jane", "jane"),
    .init("a flag", "--privileged", "privileged"),
    .init("a shell's words", "; touch pwned", "touch-pwned"),
    .init("a command substitution", "$(id)", "id-"),
    .init("a newline", "a\nb", "a-b"),
    .init("an underscore first", "_x", "_x"),
    .init("200 characters are cut", String(repeating: "a", count: 200), String(repeating: "a", count: 128)),
    .init("nothing", "", nil),
    .init("nothing legal", "-.-", nil),
    .init("nothing in ASCII", "日本", nil),
  ]

  @Test(arguments: ["", "-a", ".a", "a b", "a/b", "a:b", "a@b", "é", "a\0", "{user}", "$X"])
  func refuses(_ text: String) {
    #expect(throws: ImageReference.Problem.badTag(text)) { try Tag(text) }
  }
}
