import Testing

@testable import ImageConfig

/// What makes one instruction out of lines.
struct DockerfileLineTests {
  @Test(arguments: lines) func reads(_ item: DockerfileCase) throws {
    #expect(try Dockerfile(item.text).shownStages == item.expected)
  }

  static let lines: [DockerfileCase] = [
    // What ends a line.
    .init("line feeds", "FROM a\nFROM b\n", ["a", "b"]),
    .init("carriage returns and line feeds", "FROM a AS x\r\nFROM b\r\n", ["a as x", "b"]),
    .init("several carriage returns", "FROM a\r\r\nFROM b\r", ["a", "b"]),
    .init("a carriage return inside is a blank", "FROM a\rAS\rx", ["a as x"]),
    .init("a byte order mark", "\u{FEFF}FROM a\n", ["a"]),
    .init("a byte order mark before a directive", "\u{FEFF}# escape=`\nFROM a `\nAS x", ["a as x"]),

    // Continuations.
    .init("a continuation", "FROM a \\\nAS x", ["a as x"]),
    .init("nothing is put between", "FROM al\\\npine", ["alpine"]),
    .init("blanks behind the escape", "FROM a \\ \t \nAS x", ["a as x"]),
    .init("a continuation before CR LF", "FROM a \\\r\nAS x\r\n", ["a as x"]),
    .init("a form feed behind the escape", "FROM a\\\u{C}\nFROM b", ["a\\", "b"]),
    .init("a doubled escape", "FROM a\\\\\nFROM b", ["a\\\\", "b"]),
    .init("a tripled escape", "FROM a\\\\\\\nFROM b", ["a\\\\\\", "b"]),
    .init("a line of the escape alone", "\\\nFROM \\\n\\\na", ["a"]),
    .init("at the end of the file", "FROM a \\", ["a"]),
    .init("an empty line inside", "FROM a \\\n\n \t\nAS x", ["a as x"]),
    .init("a comment inside", "FROM a \\\n# c \\\n  # d\nAS x", ["a as x"]),
    .init("a comment ends no continuation", "RUN x \\\n# c\nFROM b\nFROM a", ["a"]),
    .init("the line before goes on", "FROM a\nRUN x \\\nFROM b", ["a"]),

    // Comments.
    .init("before and behind", "# c\nFROM a\n  # FROM b\n\u{A0}# FROM c\n", ["a"]),
    .init("a comment does not go on", "# c \\\nFROM a", ["a"]),
    .init("no comment at a line's end", "FROM a#b", ["a#b"]),

    // Directives.
    .init("the backtick", "# escape=`\nFROM a `\nAS x", ["a as x"]),
    .init("then a backslash is none", "# escape=`\nFROM a\\\nFROM b", ["a\\", "b"]),
    .init("the backslash", "# escape=\\\nFROM a \\\nAS x", ["a as x"]),
    .init("blanks and case", " #\t eScApE \t= ` \nFROM a `\nAS x", ["a as x"]),
    .init("no blanks", "#escape=`\nFROM a `\nAS x", ["a as x"]),
    .init("behind other directives", "#syntax=x\n#check=y\n#escape=`\nFROM a`\n", ["a"]),
    .init("before other directives", "#escape=`\n#syntax=x\nFROM a`\n", ["a"]),
    .init("behind a comment", "# c\n# escape=`\nFROM a`\nFROM b", ["a`", "b"]),
    .init("behind an unknown directive", "# x=y\n# escape=`\nFROM a`\nFROM b", ["a`", "b"]),
    .init("behind an empty line", "\n# escape=`\nFROM a`\nFROM b", ["a`", "b"]),
    .init("behind a shebang", "#!/x\n# escape=`\nFROM a`\nFROM b", ["a`", "b"]),
    .init("behind an instruction", "FROM a\n# escape=`\nFROM b`\nFROM c", ["a", "b`", "c"]),
    .init("with nothing behind it", "# escape=\nFROM a\\\nb", ["ab"]),
    .init("a comment repeats nothing", "#syntax=x\n#\n#syntax=x\nFROM a", ["a"]),
  ]
}
