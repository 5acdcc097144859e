import Testing

@testable import ImageConfig

struct DockerfileDependencyTests {
  @Test(arguments: dependencies) func finds(_ item: DockerfileCase) throws {
    let found = try Dockerfile(item.text).dependencies(with: ["V": "2"])
    #expect(found.map { "\($0.line): \($0.image.shown)" } == item.expected)
  }

  static let dependencies: [DockerfileCase] = [
    // FROM.
    .init("an image", "FROM a", ["1: a"]),
    .init("an earlier stage is none", "FROM a AS x\nFROM x", ["1: a"]),
    .init("a later stage's name is an image", "FROM x\nFROM a AS x", ["1: x", "2: a"]),
    .init("so is its own name", "FROM x AS x", ["1: x"]),
    .init("and a stage in upper case", "FROM a AS x\nFROM X", ["1: a", "2: X"]),
    .init("scratch is none", "FROM scratch", []),
    .init("a stage by way of an argument", "ARG B=x\nFROM a AS x\nFROM $B", ["2: a"]),
    .init("a build argument", "ARG V=1\nFROM a:$V", ["2: a:2"]),
    .init("the same one twice", "FROM a\nFROM a", ["1: a", "2: a"]),
    .init("what cannot be resolved", "FROM a\nFROM ${b", ["1: a", "2: <${b>"]),

    // --from.
    .init("COPY from an image", "FROM a\nCOPY --from=b x y", ["1: a", "2: b"]),
    .init("COPY from a stage", "FROM a AS x\nFROM b\nCOPY --from=X y z", ["1: a", "2: b"]),
    .init("COPY from a number", "FROM a\nFROM b\nCOPY --from=0 y z", ["1: a", "2: b"]),
    .init("a mount from a number is an image", "FROM a\nRUN --mount=from=0 y", ["1: a", "2: 0"]),
    .init("a mount from a stage", "FROM a AS x\nFROM b\nRUN --mount=from=x y", ["1: a", "2: b"]),
    .init("COPY from scratch", "FROM a\nCOPY --from=scratch x y", ["1: a"]),
    .init("COPY from a variable", "ARG B=b\nFROM a\nCOPY --from=$B x y", ["2: a", "3: <$B>"]),

    // Their order.
    .init(
      "stage by stage", "FROM a\nCOPY --from=b x y\nRUN --mount=from=c z\nFROM d\nCOPY --from=e x y",
      ["1: a", "2: b", "3: c", "4: d", "5: e"]),
  ]
}
