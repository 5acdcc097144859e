import Testing

@testable import ImageConfig

struct DockerfileStageTests {
  @Test(arguments: stages) func reads(_ item: DockerfileCase) throws {
    #expect(try Dockerfile(item.text).shownStages == item.expected)
  }

  static let stages: [DockerfileCase] = [
    // The words of a FROM.
    .init("an image alone", "FROM alpine:3.20", ["alpine:3.20"]),
    .init("an image and a name", "FROM alpine AS build", ["alpine as build"]),
    .init("AS in lower case", "FROM alpine as build", ["alpine as build"]),
    .init("AS in mixed case", "FROM alpine aS build", ["alpine as build"]),
    .init("the name in upper case", "FROM alpine AS Build", ["alpine as build"]),
    .init("every character of a name", "FROM a AS b-2_c.d", ["a as b-2_c.d"]),
    .init("FROM in lower case", "from alpine", ["alpine"]),
    .init("FROM in mixed case", "FrOm alpine", ["alpine"]),
    .init("many blanks of all kinds", " FROM \t alpine \u{B}\u{C}AS  build \t", ["alpine as build"]),
    .init("no-break spaces around it", "\u{A0}FROM alpine\u{2003}", ["alpine"]),
    .init("a no-break space is no blank", "FROM alpine\u{A0}x", ["alpine\u{A0}x"]),
    .init("quotes stay", "FROM \"alpine\"", ["\"alpine\""]),
    .init("variables stay", "FROM ${A:-b}/$C AS d", ["${A:-b}/$C as d"]),
    .init("no newline at the end", "FROM a\nFROM b", ["a", "b"]),
    .init("scratch is a base as any", "FROM scratch", ["scratch"]),

    // Its flags.
    .init("a platform", "FROM --platform=linux/arm64 a", ["--platform=linux/arm64 a"]),
    .init("a variable platform", "FROM --platform=$P a AS b", ["--platform=$P a as b"]),
    .init("a quoted platform", "FROM --platform=\"linux/arm64\" a", ["--platform=linux/arm64 a"]),
    .init("an escaped platform", "FROM --platform=l\\inux a", ["--platform=linux a"]),
    .init("an empty platform is none", "FROM --platform= a", ["a"]),
    .init("an unknown flag", "FROM --new=x --platform=y a", ["--platform=y a"]),
    .init("the end of flags", "FROM -- a", ["a"]),

    // Several stages.
    .init("in the file's order", "FROM a AS x\nFROM b\nFROM x", ["a as x", "b", "x"]),
    .init("a name given twice", "FROM a AS x\nFROM b AS x", ["a as x", "b as x"]),
    .init("unknown words between", "FROM a\nFOO x\n123\nFROMM b\nFRO M\nFROM c", ["a", "c"]),
    .init("FROM as an argument", "FROM a\nRUN echo FROM b\nENV FROM b", ["a"]),
    .init("FROM in an ONBUILD", "FROM a\nONBUILD FROM b", ["a"]),
  ]

  @Test func linesAreThoseOfTheFrom() throws {
    let file = try Dockerfile("# c\n\nFROM a\nRUN x\\\n y\n\\\n# c\nFROM \\\n b\n")
    #expect(file.stages.map(\.line) == [3, 6])
    #expect(file.stages.map(\.index) == [0, 1])
    #expect(file.stages.map(\.base) == ["a", "b"])
  }

  @Test func stagesAreFoundByNameInAnyCase() throws {
    let file = try Dockerfile("FROM a AS Build\nFROM b AS run\nFROM c AS build")
    #expect(file.stage(named: "BUILD")?.index == 2)
    #expect(file.stage(named: "run")?.base == "b")
    #expect(file.stage(named: "a") == nil)
    #expect(file.declares(stage: "Run"))
    #expect(!file.declares(stage: ""))
  }
}
