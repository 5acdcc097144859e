import Testing

@testable import ImageConfig

struct DockerfileHeredocTests {
  /// What is read as a stage shows what was not taken for a here-document's text.
  @Test(arguments: heredocs) func skips(_ item: DockerfileCase) throws {
    #expect(try Dockerfile("FROM a\n" + item.text).shownStages == ["a"] + item.expected)
  }

  static let heredocs: [DockerfileCase] = [
    // Where one may start.
    .init("in RUN", "RUN <<E\nFROM x AS builder\nE\nFROM b", ["b"]),
    .init("in COPY", "COPY <<E /x\nFROM x\nE\nFROM b", ["b"]),
    .init("in ADD", "add <<E /x\nFROM x\nE\nFROM b", ["b"]),
    .init("behind a flag", "RUN --mount=type=tmpfs,target=/t <<E\nFROM x\nE", []),
    .init("in an ONBUILD", "ONBUILD RUN <<E\nFROM x\nE\nFROM b", ["b"]),
    .init("not in an ONBUILD twice over", "ONBUILD ONBUILD RUN <<E\nFROM b\nE", ["b"]),
    .init("not in other instructions", "CMD <<E\nFROM b\nE", ["b"]),
    .init("not in a JSON array", "RUN [\"<<E\"]\nFROM b\nE", ["b"]),
    .init("nearly a JSON array", "RUN [\"<<E\" <<E\nFROM x\nE", []),
    .init("not in ONBUILD's JSON array", "ONBUILD COPY [\"<<E\", \"/x\"]\nFROM b\nE", ["b"]),
    .init("behind a continuation", "RUN cat \\\n# c\n  <<E\nFROM x\nE\nFROM b", ["b"]),

    // Its word.
    .init("behind a command", "RUN cat <<E > /y\nFROM x\nE\nFROM b", ["b"]),
    .init("with blanks before it", "RUN << \t E\nFROM x\nE\nFROM b", ["b"]),
    .init("in single quotes", "RUN <<'E F'\nFROM x\nE F\nFROM b", ["b"]),
    .init("in double quotes", "RUN <<\"E\"\nFROM x\nE\nFROM b", ["b"]),
    .init("partly in quotes", "RUN <<E'O'F\nFROM x\nEOF\nFROM b", ["b"]),
    .init("with an escaped quote", "RUN <<E\\'F\nFROM x\nE'F\nFROM b", ["b"]),
    .init("with a variable", "RUN <<$E\nFROM x\n$E\nFROM b", ["b"]),
    .init("for a file descriptor", "RUN cat 3<<E\nFROM x\nE\nFROM b", ["b"]),
    .init("a number, as in a shift", "RUN echo $(( 1 << 2 ))\nFROM x\n2\nFROM b", ["b"]),
    .init("the backslash under escape=`", "RUN <<E\\ F\nFROM x\nE F\nFROM b", ["b"]),
    .init("several", "RUN <<E cat <<F\nFROM x\nF\nE\nFROM y\nF\nFROM b", ["b"]),

    // What is none.
    .init("in quotes", "RUN echo \"<<E\" '<<E'\nFROM b", ["b"]),
    .init("a here-string", "RUN cat <<<E\nFROM b", ["b"]),
    .init("behind other characters", "RUN cat<<E\nFROM b", ["b"]),
    .init("nothing behind it", "RUN cat <<\nFROM b", ["b"]),
    .init("an empty word", "RUN cat <<''\nFROM b", ["b"]),
    .init("a minus and a blank", "RUN cat <<- E\nFROM b", ["b"]),
    .init("in a line with an unbalanced quote", "RUN echo don't <<E\nFROM b", ["b"]),
    .init("in a line that BuildKit cannot read", "RUN echo ${#a} <<E\nFROM b", ["b"]),
    .init("a word with a default", "RUN cat <<${A:-E}\nFROM b", ["b"]),
    .init("a comment", "# <<E\nFROM b", ["b"]),

    // What ends it.
    .init("only the word alone", "RUN <<E\n E\nE \nEE\nFROM x\nE\nFROM b", ["b"]),
    .init("tabs do with <<-", "RUN <<-E\nFROM x\n\t\tE\nFROM b", ["b"]),
    .init("tabs do not with <<", "RUN <<E\n\tE\nFROM x\nE\nFROM b", ["b"]),
    .init("spaces never do", "RUN <<-E\n E\nFROM x\nE\nFROM b", ["b"]),
    .init("before CR LF", "RUN <<E\r\nFROM x\r\nE\r\nFROM b\r\n", ["b"]),
    .init("at the end of the file", "RUN <<E\nFROM x\nE", []),
    .init("comments and escapes are text", "RUN <<E\n# c \\\nE\nFROM b", ["b"]),
    .init("an empty text", "RUN <<E\nE\nFROM b", ["b"]),
  ]

  @Test func escapeDirectiveDoesNotReachTheWord() throws {
    let file = try Dockerfile("# escape=`\nFROM a\nRUN <<E\\ F\nFROM x\nE F\nFROM b")
    #expect(file.shownStages == ["a", "b"])
  }

  @Test func linesBehindOneAreCounted() throws {
    #expect(try Dockerfile("FROM a\nRUN <<E\nx\nE\nFROM b").stages.map(\.line) == [1, 5])
  }
}
