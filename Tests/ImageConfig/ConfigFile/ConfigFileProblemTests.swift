import Testing

@testable import ImageConfig

struct ConfigFileProblemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let problem: ConfigFile.Problem

    init(_ name: String, _ text: String, _ problem: ConfigFile.Problem) {
      self.init(name, Array(text.utf8), problem)
    }

    init(_ name: String, _ bytes: [UInt8], _ problem: ConfigFile.Problem) {
      self.name = name
      self.bytes = bytes
      self.problem = problem
    }

    var testDescription: String { name }
  }

  @Test(arguments: problems) func refuses(_ item: Case) {
    #expect(throws: item.problem) { try ConfigFile(bytes: item.bytes, path: "run.cfg") }
  }

  static let problems: [Case] = [
    // What is no text.
    .init("a byte order mark", [0xEF, 0xBB, 0xBF] + Array("[a]".utf8), .byteOrderMark(line(1))),
    .init("a byte order mark alone", [0xEF, 0xBB, 0xBF], .byteOrderMark(line(1))),
    .init("UTF-16", [0xFF, 0xFE, 0x5B, 0, 0x61, 0], .notUTF8(line(1))),
    .init("UTF-16 without a mark", "[\0a\0]\0", .nulByte(line(1))),
    .init("Latin-1 in the first line", [0x23, 0xE9], .notUTF8(line(1))),
    .init("Latin-1 behind LF", Array("[a]\n\nk=".utf8) + [0xE9], .notUTF8(line(3))),
    .init("Latin-1 behind CRLF", Array("[a]\r\n\r\nk=".utf8) + [0xE9, 0x0D, 0x0A], .notUTF8(line(3))),
    .init("Latin-1 behind a lone CR", Array("[a]\r\rk=".utf8) + [0xE9], .notUTF8(line(3))),
    .init("a character cut by a line's end", Array("[a]\nk=".utf8) + [0xE2, 0x82, 0x0A], .notUTF8(line(2))),
    .init("a surrogate", Array("[a]\nk=v\n#".utf8) + [0xED, 0xA0, 0x80], .notUTF8(line(3))),
    .init("a zero byte in a value", "[a]\nk=v\0w", .nulByte(line(2))),
    .init("a zero byte in a comment", "[a]\n# \0", .nulByte(line(2))),
    .init("a zero byte in a continuation", "[a]\nk=v\n \0", .nulByte(line(3))),
    .init("a zero byte alone", "\0", .nulByte(line(1))),

    // Headers.
    .init("none", "k=v", .noSectionHeader("k=v", line(1))),
    .init("none before the first key", "# c\n\n k = v\n[a]", .noSectionHeader("k = v", line(3))),
    .init("none, and no key either", "hello", .noSectionHeader("hello", line(1))),
    .init("a program", [0x7F] + Array("ELF\n".utf8), .noSectionHeader("\u{7F}ELF", line(1))),
    .init("not closed", "[a\nk=v", .badHeader("[a", line(1))),
    .init("not closed, further down", "[a]\nk=v\n[b = c", .badHeader("[b = c", line(3))),
    .init("a bracket alone", "[", .badHeader("[", line(1))),
    .init("empty", "[a]\n[]", .badHeader("[]", line(2))),
    .init("blank", "[ \t ]", .badHeader("[ \t ]", line(1))),
    .init("twice", "[a]\n[b]\n[a]", .duplicateSection("a", firstLine: 1, line(3))),
    .init("twice but for blanks", "[a]\n[ a ]", .duplicateSection("a", firstLine: 1, line(2))),
    .init("an environment twice", "[a@ci]\n[a@ci]", .duplicateSection("a@ci", firstLine: 1, line(2))),
    .init(
      "run_image and run-image", "[run_image]\n[a]\n[run-image]",
      .sameSectionTwice("run_image", "run-image", firstLine: 1, line(3))),
    .init(
      "run-image and run_image", "\n[run-image]\n[run_image]",
      .sameSectionTwice("run-image", "run_image", firstLine: 2, line(3))),

    // Keys.
    .init("without a delimiter", "[a]\nk v", .noDelimiter("k v", section: "a", line(2))),
    .init("without one, in [DEFAULT]", "[DEFAULT]\nk", .noDelimiter("k", section: "DEFAULT", line(2))),
    .init("a value that is not indented", "[a]\nk=v\nw", .noDelimiter("w", section: "a", line(3))),
    .init("an indented one right behind a header", "[a]\n  w", .noDelimiter("w", section: "a", line(2))),
    .init("empty", "[a]\n=v", .emptyKey(section: "a", line(2))),
    .init("empty behind a header", "[a]\n  : w", .emptyKey(section: "a", line(2))),
    .init("twice", "[a]\nk=v\nl=x\nk:w", .duplicateKey("k", section: "a", firstLine: 2, line(4))),
    .init(
      "twice in two cases", "[a]\nkey=v\nKEY=w", .duplicateKey("KEY", section: "a", firstLine: 2, line(3))),
    .init("twice in other letters", "[a]\nä=v\nÄ=w", .duplicateKey("Ä", section: "a", firstLine: 2, line(3))),
    .init(
      "twice in [DEFAULT]", "[DEFAULT]\nk=v\nk=w",
      .duplicateKey("k", section: "DEFAULT", firstLine: 2, line(3))),
    .init(
      "in both halves of [DEFAULT]", "[DEFAULT]\nk=v\n[a]\n[DEFAULT]\nK=w",
      .duplicateKey("K", section: "DEFAULT", firstLine: 2, line(5))),
  ]
}
