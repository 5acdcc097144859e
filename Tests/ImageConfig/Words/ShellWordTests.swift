import Testing

@testable import ImageConfig

/// What somebody writes who takes a line of words for a shell's.
struct ShellWordTests {
  @Test(
    arguments: [
      ("echo a && echo b", "&&"), ("a || b", "||"), ("ls | wc -l", "|"), ("cd /tmp; ls", "/tmp;"),
      ("make >log 2>&1", "2>&1"), ("date > now", ">"), ("sleep 9 &", "&"), ("echo a b", nil),
      ("sh -c 'a && b'", nil), ("expr 3 '>' 2", nil), ("expr 3 \\> 2", nil), ("grep 'a;' x", nil),
      ("find . -exec ls {} ;", nil), ("[\"echo\", \"&&\"]", nil), ("", nil), ("'", nil),
    ] as [(String, String?)]) func finds(_ text: String, _ word: String?)
  {
    #expect(Setting(commandLine: text, key: "command").shellWord == word)
  }
}
