import Testing

@testable import ImageConfig

struct DockerfileProblemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let problem: Dockerfile.Problem

    init(_ name: String, _ text: String, _ problem: Dockerfile.Problem) {
      self.init(name, Array(text.utf8), problem)
    }

    init(_ name: String, _ bytes: [UInt8], _ problem: Dockerfile.Problem) {
      self.name = name
      self.bytes = bytes
      self.problem = problem
    }

    var testDescription: String { name }
  }

  @Test(arguments: problems) func refuses(_ item: Case) {
    #expect(throws: item.problem) { try Dockerfile(bytes: item.bytes, file: "d/Dockerfile") }
  }

  private static func at(_ line: Int?) -> ImageConfig.SourceLocation {
    .init(file: "d/Dockerfile", line: line)
  }

  static let problems: [Case] = [
    // No stages.
    .init("an empty file", "", .empty(at: at(nil))),
    .init("blank lines and comments", "\n \n# FROM a\n", .empty(at: at(nil))),
    .init("only a byte order mark", "\u{FEFF}", .empty(at: at(nil))),
    .init("no FROM", "ARG A\nRUN x\n", .noStage(at: at(nil))),
    .init("a slip in FROM", "# a comment\nFORM debian\nRUN x", .almostFrom("FORM", at: at(2))),
    .init("a letter too few", "ARG A\n frm debian", .almostFrom("frm", at: at(2))),
    .init("the first slip of two", "LABEL a=b\nFRO a\nFORM b", .almostFrom("FRO", at: at(2))),
    .init("a FROM in a here-document", "RUN <<E\nFROM a\nE", .noStage(at: at(nil))),

    // FROM.
    .init("nothing", "FROM", .fromWords([], at: at(1))),
    .init("a flag alone", "\nFROM --platform=x\n", .fromWords([], at: at(2))),
    .init("two words", "FROM a b", .fromWords(["a", "b"], at: at(1))),
    .init("AS without a name", "FROM a AS", .fromWords(["a", "AS"], at: at(1))),
    .init("another word than AS", "FROM a IS b", .fromWords(["a", "IS", "b"], at: at(1))),
    .init("four words", "FROM a\nFROM a AS b c", .fromWords(["a", "AS", "b", "c"], at: at(2))),
    .init("a comment at the end", "FROM a # b", .fromWords(["a", "#", "b"], at: at(1))),
    .init("a blank in a default", "FROM ${A:-b c}", .fromWords(["${A:-b", "c}"], at: at(1))),
    .init("a name that is a number", "FROM a AS 1", .stageName("1", at: at(1))),
    .init("a name with a digit first", "FROM a AS 1a", .stageName("1a", at: at(1))),
    .init("a name with a symbol", "FROM a AS b/C", .stageName("b/C", at: at(1))),
    .init("a name with a variable", "FROM a AS $b", .stageName("$b", at: at(1))),
    .init("a name beyond ASCII", "FROM a AS bä", .stageName("bä", at: at(1))),
    .init("a name in quotes", "FROM a AS \"b\"", .stageName("\"b\"", at: at(1))),

    // Here-documents.
    .init("no end", "FROM a\nRUN <<E\nx\n", .unterminatedHeredoc("E", at: at(2))),
    .init("no end for the second", "FROM a\nRUN <<E <<F\nE\nx", .unterminatedHeredoc("F", at: at(2))),
    .init("a shift", "FROM a\nRUN echo $(( 1 << 2 ))", .unterminatedHeredoc("2", at: at(2))),
    .init(
      "a word that cannot be read", "FROM a\nRUN x ${X:-'a <<c'}", .heredocWord("<<c'}", at: at(2))),

    // Directives.
    .init("another escape", "# escape=x\nFROM a", .escapeCharacter("x", at: at(1))),
    .init("two characters", "# escape=\\\\\nFROM a", .escapeCharacter("\\\\", at: at(1))),
    .init("a blank", "# escape= \nFROM a", .escapeCharacter(" ", at: at(1))),
    .init("escape twice", "#escape=`\n#syntax=x\n#Escape=`\nFROM a", .repeatedDirective("escape", at: at(3))),
    .init("syntax twice", "#syntax=x\n#syntax=x\nFROM a", .repeatedDirective("syntax", at: at(2))),

    // What is no text.
    .init("a FROM that is not UTF-8", Array("ARG A\nFROM ".utf8) + [0x80], .notUTF8(at: at(2))),
    .init("a FROM with a zero byte", "FROM a\0", .zeroByte(at: at(1))),
    .init("UTF-16", [0xFF, 0xFE] + "FROM a\n".utf8.flatMap { [$0, 0] }, .notUTF8(at: at(1))),
    .init("UTF-16 without a mark", "FROM a\n".utf8.flatMap { [0, $0] }, .zeroByte(at: at(1))),
  ]

  @Test(
    arguments: [
      Array("# ".utf8) + [0xE9],
      Array("RUN echo ".utf8) + [0xE9],
      Array("COPY ".utf8) + [0xE9, 0, 0x20],
      [0],
    ]) func bytesThatDockerTakes(_ line: [UInt8]) throws
  {
    let bytes = Array("FROM a\n".utf8) + line + Array("\nFROM b\n".utf8)
    #expect(try Dockerfile(bytes: bytes, file: "Dockerfile").stages.count == 2)
  }
}
