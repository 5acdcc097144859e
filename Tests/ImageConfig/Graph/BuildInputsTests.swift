import Testing

@testable import ImageConfig

/// What an image takes from siblings, and what from elsewhere, as arguments, contexts and platforms decide.
struct BuildInputsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let dockerfile: String
    let inputs: BuildInputs
    let parents: [String]
    let externals: [String]

    init(
      _ name: String, _ dockerfile: String, _ inputs: BuildInputs = .init(), parents: [String] = [],
      externals: [String] = []
    ) {
      self.name = name
      self.dockerfile = dockerfile
      self.inputs = inputs
      self.parents = parents
      self.externals = externals
    }

    var testDescription: String { name }
  }

  @Test(arguments: cases) func decide(_ item: Case) throws {
    let project = try Project("", folders: ["base", "base-arm64", "base-armv7", "dev", "tools"])
    var graph = ImageGraph(siblings: try project.folderNames.map(project.image), project: project)
    graph.add("dev", try Dockerfile(item.dockerfile), item.inputs)
    #expect(graph.parents(of: "dev") == item.parents)
    #expect(graph.externals["dev"] == item.externals)
  }

  private static func contexts(_ contexts: [String: String]) -> BuildInputs { .init(contexts: contexts) }
  private static func platforms(_ names: String...) -> BuildInputs {
    .init(platforms: names.compactMap(Platform.init))
  }

  static let cases: [Case] = [
    // Every way in which an image is named.
    .init(
      "FROM of every stage", "FROM base AS a\nFROM tools AS b\nFROM alpine", parents: ["base", "tools"],
      externals: ["alpine"]),
    .init("COPY --from", "FROM alpine\nCOPY --from=tools /a /b", parents: ["tools"], externals: ["alpine"]),
    .init(
      "RUN --mount", "FROM alpine\nRUN --mount=type=bind,from=tools,target=/t true", parents: ["tools"],
      externals: ["alpine"]),
    .init("scratch is nothing", "FROM scratch\nCOPY --from=base / /", parents: ["base"]),
    .init(
      "once each", "FROM alpine\nFROM alpine\nFROM base\nFROM base", parents: ["base"], externals: ["alpine"]),
    .init(
      "what only docker can tell", "FROM $NOWHERE\nCOPY --from=$X a b", externals: ["$NOWHERE", "$X"]),

    // Arguments.
    .init(
      "composed of three", "ARG R=quay.io\nARG O=jupyter\nARG B=$R/$O/base:1\nFROM $B",
      externals: ["quay.io/jupyter/base:1"]),
    .init(
      "one of the three given", "ARG R=quay.io\nARG O=jupyter\nARG B=$R/$O/base:1\nFROM $B",
      .init(arguments: ["R": "host:5000"]), externals: ["host:5000/jupyter/base:1"]),
    .init("given whole", "ARG B=alpine\nFROM $B", .init(arguments: ["B": "base"]), parents: ["base"]),

    // A stage comes first, then a context, then a sibling.
    .init("a stage called like a sibling", "FROM alpine AS base\nFROM base", externals: ["alpine"]),
    .init(
      "a stage called like a context", "FROM alpine AS x\nFROM x", contexts(["x": "docker-image://base"]),
      externals: ["alpine"]),
    .init(
      "a context called like a sibling", "FROM base", contexts(["base": "docker-image://alpine:3"]),
      externals: ["alpine:3"]),
    .init(
      "a context that is a sibling", "FROM x", contexts(["x": "docker-image://demo-base:jane"]),
      parents: ["base"]),
    .init(
      "a context that is a folder", "FROM alpine\nCOPY --from=base a b", contexts(["base": "../other"]),
      externals: ["alpine"]),
    .init(
      "latest is no other name", "FROM base:latest", contexts(["base": "docker-image://alpine"]),
      externals: ["alpine"]),
    .init("a context that nobody names", "FROM base", contexts(["y": "."]), parents: ["base"]),

    // Platforms.
    .init("the platform's", "FROM base-$TARGETARCH", platforms("linux/arm64"), parents: ["base-arm64"]),
    .init(
      "of several platforms", "FROM base-$TARGETARCH$TARGETVARIANT\nFROM x",
      platforms("linux/arm64", "linux/amd64", "linux/arm/v7"), parents: ["base-arm64", "base-armv7"],
      externals: ["x", "base-amd64"]),
    .init("the machine's own", "FROM $BUILDOS-x", externals: ["linux-x"]),
    .init(
      "a default of the Dockerfile's own wins", "ARG TARGETARCH=arm64\nFROM base-$TARGETARCH",
      platforms("linux/amd64"), parents: ["base-arm64"]),
  ]

  @Test func aSiblingAtAnotherVersionIsToldOf() throws {
    let project = try Project("")
    var graph = ImageGraph(siblings: try project.folderNames.map(project.image), project: project)
    graph.add("dev", try Dockerfile("FROM alpine\n\nFROM demo-base:old AS x"), .init())
    let told = try #require(graph.warnings.first)
    #expect(graph.warnings.count == 1)
    #expect(told.image == "dev" && told.sibling == "base" && told.named == "old" && told.own == "jane")
    #expect(told.location.line == 3)
    #expect(graph.externals["dev"] == ["alpine", "demo-base:old"])
  }

  @Test(arguments: ["", "linux", "linux/", "/", "linux/arm/v7/x", "//"]) func isNoPlatform(_ text: String) {
    #expect(Platform(text) == nil)
  }
}
