import Testing

@testable import ImageConfig

struct HostTests {
  @Test(arguments: [
    "server", "server.example.org", "jane@server", "jane@acme.org@server", "10.0.0.1", "[::1]",
    "jane@[fe80::1%eth0]",
    "ssh://server", "ssh://jane@server:2222", "my_alias", "büro", "a", "ACME+jane@server", "server-1",
  ]) func takes(_ text: String) throws {
    #expect(try Host(text).description == text)
  }

  @Test(arguments: ["", "ssh://", "jane@", "ssh://jane@"]) func refusesNothing(_ text: String) {
    #expect(throws: Host.Problem.empty) { try Host(text) }
  }

  @Test(
    arguments: [
      "-oProxyCommand=x", "--", "-", "ssh://-oX", "jane@-oX", "-x@server", "ssh://-x@server", "-\u{93E}",
    ])
  func refusesOptions(_ text: String) {
    #expect(throws: Host.Problem.looksLikeOption(text)) { try Host(text) }
  }

  @Test(
    arguments: zip(
      [
        "a b", "a;b", "$(id)", "`id`", "a|b", "a&b", "a\nb", "a'b", "a\"b", "a\\b", "a>b", "a*", "a#b", "a\0",
        "{user}",
        "a\u{202E}b", "a b\u{301}", "😀",
      ],
      [" ", ";", "$", "`", "|", "&", "\n", "'", "\"", "\\", ">", "*", "#", "\0", "{", "\u{202E}", " ", "😀"]
        as [Character]))
  func refusesWhatAShellWouldAct(_ text: String, _ bad: Character) {
    #expect(throws: Host.Problem.illegalCharacter(bad, in: text)) { try Host(text) }
  }

  @Test func refusesMoreThanAnyHostHas() {
    #expect(throws: Host.Problem.tooLong) { try Host(String(repeating: "a", count: 1025)) }
  }
}
