import Testing

@testable import ImageConfig

struct DockerfileCopiedPathTests {
  @Test(arguments: paths) func reads(_ item: DockerfileCase) throws {
    #expect(try Dockerfile("FROM a\n" + item.text).stages.flatMap(\.copiedPaths) == item.expected)
  }

  static let paths: [DockerfileCase] = [
    // Words between blanks.
    .init("one file", "COPY _version.py.bld /x/", ["_version.py.bld"]),
    .init("several", "COPY a  b\tc /x/", ["a", "b", "c"]),
    .init("ADD", "ADD a https://h/b /x/", ["a", "https://h/b"]),
    .init("behind flags", "COPY --chown=1 --link a /x/", ["a"]),
    .init("over several lines", "COPY a \\\n  b \\\n  /x/", ["a", "b"]),
    .init("quotes go", "COPY \"a\" 'b' /x/", ["a", "b"]),
    .init("quotes keep no blanks", "COPY \"a b\" /x/", ["\"a", "b\""]),
    .init("escapes go", "COPY a\\b /x/", ["ab"]),
    .init("variables stay", "COPY $A ${B:-c} /x/", ["$A", "${B:-c}"]),
    .init("a destination alone", "COPY a", []),
    .init("nothing", "COPY", []),

    // A JSON array.
    .init("a JSON array", "COPY [\"a b\", \"c\",\"/x/\"]", ["a b", "c"]),
    .init("its escapes", "COPY [\"\\u0061\\t\\\"\\/\", \"/x/\"]", ["a\t\"/"]),
    .init("its surrogates", "COPY [\"\\ud83d\\ude00\", \"\\ud83d\", \"/x/\"]", ["😀", "\u{FFFD}"]),
    .init("behind a flag", "COPY --chown=1 [\"a\",\"/x/\"]", ["a"]),
    .init("nearly a JSON array", "COPY ['a','/x/'] y", ["[a,/x/]"]),
    .init("a comma too many", "COPY [\"a\", ] y", ["[a,", "]"]),
    .init("an empty one", "COPY []", []),

    // What is not from the context, or not of this build.
    .init("another stage's", "COPY --from=b a /x/", []),
    .init("a here-document", "COPY <<E a /x/\nb\nE", ["a"]),
    .init("ONBUILD", "ONBUILD COPY a /x/", []),
    .init("a comment", "# COPY a /x/", []),
  ]

  @Test func underTheBacktickBackslashesStay() throws {
    let file = try Dockerfile("# escape=`\nFROM a\nCOPY a\\b c`d /x/")
    #expect(file.stages.first?.copiedPaths == ["a\\b", "cd"])
  }
}
