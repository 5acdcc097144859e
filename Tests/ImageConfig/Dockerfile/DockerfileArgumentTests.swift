import Testing

@testable import ImageConfig

struct DockerfileArgumentTests {
  @Test(arguments: declarations) func reads(_ item: DockerfileCase) throws {
    let global = try Dockerfile(item.text + "\nFROM a")
    #expect(global.globalArguments.map(Self.shown) == item.expected)
    let local = try Dockerfile("FROM a\n" + item.text)
    #expect(local.stages.first?.arguments.map(Self.shown) == item.expected)
  }

  static let declarations: [DockerfileCase] = [
    .init("a name", "ARG A", ["A"]),
    .init("a default", "ARG A=b", ["A|b"]),
    .init("an empty default", "ARG A=", ["A|"]),
    .init("in lower case", "arg a=b", ["a|b"]),
    .init("several", "ARG A B=c  D", ["A", "B|c", "D"]),
    .init("over several lines", "ARG A=1 \\\n# c\n  B=2", ["A|1", "B|2"]),
    .init("equals signs", "ARG A=b=c", ["A|b=c"]),
    .init("quotes stay and hold together", "ARG A=\"b c\" D='e  f'", ["A|\"b c\"", "D|'e  f'"]),
    .init("a quote in quotes", "ARG A=\"b' c\" D", ["A|\"b' c\"", "D"]),
    .init("escapes stay and hold together", "ARG A=b\\ c\\\"d E", ["A|b\\ c\\\"d", "E"]),
    .init("an escaped quote in quotes", "ARG A=\"b\\\" c\" D", ["A|\"b\\\" c\"", "D"]),
    .init("none in single quotes", "ARG A='b\\' c", ["A|'b\\'", "c"]),
    .init("an open quote", "ARG A=\"b c", ["A|\"b c"]),
    .init("a no-break space is a blank", "ARG A=b\u{A0}C", ["A|b", "C"]),
    .init("a flag is none", "ARG --x A", ["A"]),
    .init("nothing", "ARG", []),
  ]

  private static func shown(_ argument: Dockerfile.Argument) -> String {
    argument.name + (argument.defaultValue.map { "|\($0)" } ?? "")
  }

  @Test func argumentsBelongToWhereTheyStand() throws {
    let file = try Dockerfile("ARG A\nFROM a\nARG B\n\nARG C=1\nFROM b\nARG D\n")
    #expect(file.globalArguments == [.init(name: "A", defaultValue: nil, line: 1)])
    #expect(file.stages.first?.arguments.map(\.line) == [3, 5])
    #expect(file.stages.last?.arguments.map(\.name) == ["D"])
  }
}
