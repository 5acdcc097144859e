import Testing

@testable import ImageConfig

struct DockerfileSourceTests {
  @Test(arguments: sources) func reads(_ item: DockerfileCase) throws {
    #expect(try Dockerfile("FROM a\n" + item.text).shownSources == item.expected)
  }

  static let sources: [DockerfileCase] = [
    // COPY --from.
    .init("a stage", "COPY --from=build /x /y", ["2: --from=build"]),
    .init("an image", "COPY --from=r.io:5000/a/b:1.2 /x /y", ["2: --from=r.io:5000/a/b:1.2"]),
    .init("a number", "COPY --from=0 /x /y", ["2: --from=0"]),
    .init("in lower case", "copy --from=b x y", ["2: --from=b"]),
    .init("in quotes", "COPY --from=\"b\" x y", ["2: --from=b"]),
    .init("among other flags", "COPY --link --from=b --chown=1:1 x y", ["2: --from=b"]),
    .init("in front of a JSON array", "COPY --from=b [\"a b\",\"c\"]", ["2: --from=b"]),
    .init("over several lines", "COPY \\\n# c\n --from=b \\\n x y", ["2: --from=b"]),
    .init("variables stay", "COPY --from=${B} x y", ["2: --from=${B}"]),
    .init("an empty one is none", "COPY --from= x y", []),
    .init("without a value", "COPY --from x y", []),
    .init("another flag's name", "COPY --from-x=b --fro=b --FROM=b x y", []),
    .init("behind the end of flags", "COPY -- --from=b y", []),
    .init("behind the first word", "COPY x --from=b", []),
    .init("ADD has none", "ADD --from=b x y", []),
    .init("bytes that docker takes for a blank", "COPY --chown=àx --from=b x y", []),

    // RUN --mount.
    .init("a mount", "RUN --mount=type=bind,from=b,target=/x y", ["2: --mount=from=b"]),
    .init("from alone", "RUN --mount=from=b y", ["2: --mount=from=b"]),
    .init("a cache", "RUN --mount=type=cache,from=b,target=/x y", ["2: --mount=from=b"]),
    .init("keys in any case", "RUN --mount=FROM=b y", ["2: --mount=from=b"]),
    .init("a field in quotes", "RUN --mount='\"from=b\",ro' y", ["2: --mount=from=b"]),
    .init("a quote in a field", "RUN --mount='\"from=b\"\"c\"' y", ["2: --mount=from=b\"c"]),
    .init("the last one counts", "RUN --mount=from=b,from=c y", ["2: --mount=from=c"]),
    .init(
      "several mounts", "RUN --mount=from=b --network=none --mount=from=c y",
      ["2: --mount=from=b", "2: --mount=from=c"]),
    .init("in front of a JSON array", "RUN --mount=from=b [\"y\"]", ["2: --mount=from=b"]),
    .init("in front of a here-document", "RUN --mount=from=b <<E\nx\nE", ["2: --mount=from=b"]),
    .init("no from", "RUN --mount=type=cache,target=/x y", []),
    .init("an empty from", "RUN --mount=from= y", []),
    .init("from as a value", "RUN --mount=target=from=b y", []),
    .init("no value", "RUN --mount=from,target=/x y", []),
    .init("a wrong quote", "RUN --mount=from=b,'x\"y' z", []),
    .init("an argument of the command", "RUN x --mount=from=b", []),

    // What does not count.
    .init("ONBUILD", "ONBUILD COPY --from=b x y\nONBUILD RUN --mount=from=c x", []),
    .init("a comment", "# COPY --from=b x y", []),
    .init("a here-document's text", "RUN <<E\nCOPY --from=b x y\nE", []),
    .init("a continuation of another", "RUN x \\\n  COPY --from=b x y", []),
  ]

  @Test func sourcesBelongToTheirStage() throws {
    let file = try Dockerfile("COPY --from=x a b\nFROM a\nCOPY --from=y a b\nFROM b\nRUN --mount=from=z c")
    #expect(file.stages.map { $0.sources.map(\.text) } == [["y"], ["z"]])
    #expect(file.stages.map { $0.sources.map(\.line) } == [[3], [5]])
  }

  /// BuildKit refuses variables here, so only what has none can be resolved.
  @Test(
    arguments: [
      ("--from=b", "b"), ("--from=B:1@sha256:0", "B:1@sha256:0"), ("--from=$B", "<$B>"),
      ("--from=b$", "b$"), ("--from='\"b\"'", "<\"b\">"), ("--from=${B:-c}", "<${B:-c}>"),
      ("--from=${", "<${>"),
    ]) func referencesOfCopies(_ flag: String, _ expected: String) throws
  {
    let file = try Dockerfile("ARG B=x\nFROM a\nARG B\nCOPY \(flag) x y")
    let source = try #require(file.stages.first?.sources.first)
    #expect(file.reference(of: source).shown == expected)
  }

  @Test(arguments: [("b", "b"), ("$B", "<$B>"), ("b$", "b$"), ("${B}", "<${B}>")])
  func referencesOfMounts(_ text: String, _ expected: String) throws {
    let file = try Dockerfile("FROM a\nRUN --mount=from=\(text),target=/x y")
    let source = try #require(file.stages.first?.sources.first)
    #expect(file.reference(of: source).shown == expected)
  }
}
