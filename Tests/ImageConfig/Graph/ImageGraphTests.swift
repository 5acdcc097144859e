import Testing

@testable import ImageConfig

/// Which images stand on which, as their Dockerfiles say.
struct ImageGraphTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    /// The Dockerfile of `dev`; `base` has one from elsewhere.
    let dockerfile: String
    let arguments: [String: String]
    let expected: [String]

    init(
      _ name: String, _ dockerfile: String, _ expected: [String], config: String = "",
      arguments: [String: String] = [:]
    ) {
      self.name = name
      self.config = config
      self.dockerfile = dockerfile
      self.arguments = arguments
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: edges) func finds(_ item: Case) throws {
    let project = try Project(item.config, folders: ["base", "dev", "tools"])
    let texts = ["base": "FROM alpine", "tools": "FROM alpine", "dev": item.dockerfile]
    let graph = ImageGraph(
      try project.folderNames.map(project.image), dockerfiles: try texts.mapValues { try Dockerfile($0) },
      arguments: ["dev": item.arguments], project: project)
    #expect(graph.parents(of: "dev") == item.expected)
    #expect(graph.parents(of: "base") == [])
  }

  static let edges: [Case] = [
    .init("the default reference", "FROM demo-base:jane", ["base"]),
    .init(
      "the reference that run.cfg gives", "FROM lab/base:2", ["base"],
      config: "[base]\nname=lab/base\nprefix=no\ntag=2"),
    .init("what is copied from", "FROM alpine\nCOPY --from=demo-tools:jane /a /b", ["tools"]),
    .init(
      "the order of the first mention",
      "FROM demo-tools:jane\nCOPY --from=demo-base:jane a b\nCOPY --from=demo-tools:jane c d",
      ["tools", "base"]),
    .init("the default of an argument", "ARG B=demo-base:jane\nFROM $B", ["base"]),
    .init("an argument that is given", "ARG B=alpine\nFROM $B", ["base"], arguments: ["B": "demo-base:jane"]),
    .init("an image from elsewhere", "FROM ubuntu:24.04", []),
    .init("another tag", "FROM demo-base:joe", []),
    .init("another project's", "FROM other-base:jane", []),
    .init("itself", "FROM demo-dev:jane", []),
    .init("its own stage", "FROM alpine AS base\nFROM base", []),
  ]

  struct OrderCase: CustomTestStringConvertible, Sendable {
    let name: String
    /// Each image and its parents: `dev: base tools`.
    let graph: [String]
    let wanted: [String]
    let expected: [String]

    init(_ name: String, _ graph: [String], _ wanted: [String], _ expected: [String]) {
      self.name = name
      self.graph = graph
      self.wanted = wanted
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: orders) func putsParentsFirst(_ item: OrderCase) throws {
    #expect(try Self.graph(item.graph).parentsFirst(item.wanted) == item.expected)
  }

  static let orders: [OrderCase] = [
    .init("nothing", [], [], []),
    .init("one", ["a:"], ["a"], ["a"]),
    .init("strangers keep their order", ["a:", "b:", "c:"], ["c", "a", "b"], ["c", "a", "b"]),
    .init("a parent behind its child", ["a: b", "b:"], ["a", "b"], ["b", "a"]),
    .init("a parent in front already", ["a: b", "b:"], ["b", "a"], ["b", "a"]),
    .init("a chain", ["a: b", "b: c", "c: d", "d:"], ["a", "b", "c", "d"], ["d", "c", "b", "a"]),
    .init("a diamond", ["a: b c", "b: d", "c: d", "d:"], ["a", "b", "c", "d"], ["d", "b", "c", "a"]),
    .init(
      "parents in the order of their mention", ["a: c b", "b:", "c:"], ["a", "b", "c"], ["c", "b", "a"]),
    .init("only what is wanted", ["a: b", "b: c", "c:"], ["a", "c"], ["c", "a"]),
    .init("a child alone", ["a: b", "b:"], ["a"], ["a"]),
    .init("a name twice", ["a:"], ["a", "a"], ["a"]),
  ]

  @Test(
    arguments: zip(
      [
        ["a: b", "b: a"], ["a: b", "b: c", "c: b"], ["a: b c", "b:", "c: d", "d: e", "e: c"],
        ["a: b", "b: c", "c: a"],
      ],
      [["a", "b", "a"], ["b", "c", "b"], ["c", "d", "e", "c"], ["a", "b", "c", "a"]]))
  func aCycleIsShownFromAnImageBackToItself(_ graph: [String], _ cycle: [String]) throws {
    let graph = try Self.graph(graph)
    #expect(throws: ImageGraph.Problem.cycle(cycle)) { try graph.parentsFirst(["a"]) }
  }

  @Test func aCycleElsewhereIsNoneOfOurs() throws {
    #expect(try Self.graph(["a:", "b: c", "c: b"]).parentsFirst(["a"]) == ["a"])
  }

  @Test func aChainOfFiveThousand() throws {
    let graph = try Self.graph((0..<5_000).map { $0 < 4_999 ? "i\($0): i\($0 + 1)" : "i\($0):" })
    let names = (0..<5_000).map { "i\($0)" }
    #expect(try graph.parentsFirst(names) == names.reversed())
  }

  @Test func aCycleOfFiveThousand() throws {
    let graph = try Self.graph((0..<5_000).map { "i\($0): i\(($0 + 1) % 5_000)" })
    let cycle = (0..<5_000).map { "i\($0)" } + ["i0"]
    #expect(throws: ImageGraph.Problem.cycle(cycle)) { try graph.parentsFirst(["i0"]) }
  }

  private static func graph(_ lines: [String]) throws -> ImageGraph {
    let parts = lines.map { $0.split(separator: ":") }
    let names = parts.map { String($0[0]) }
    let project = try Project("", folders: names)
    var dockerfiles: [String: Dockerfile] = [:]
    for (name, part) in zip(names, parts) {
      let parents = part.count > 1 ? part[1].split(separator: " ") : []
      let text = (["alpine"] + parents.map { "demo-\($0):jane" }).map { "FROM \($0)\n" }.joined()
      dockerfiles[name] = try Dockerfile(text)
    }
    return ImageGraph(try names.map(project.image), dockerfiles: dockerfiles, project: project)
  }
}
