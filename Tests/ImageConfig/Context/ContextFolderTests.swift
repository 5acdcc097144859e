import Testing

@testable import ImageConfig

/// What a build reads of the folders beside its context.
struct ContextFolderTests {
  private static let contexts = [
    "data": "../data", "web": "https://a/b.git", "git": "git@h:x", "image": "docker-image://alpine",
    "layout": "oci-layout:///x", "hub": "github.com/a/b",
  ]

  @Test(arguments: [
    ("FROM a\nCOPY --from=data x y /", ["../data: x y"]),
    ("FROM a\nCOPY --from=data:latest x /", ["../data: x"]),
    ("FROM a\nRUN --mount=from=data,target=/x true", ["../data: ."]),
    ("FROM a\nRUN --mount=type=cache,from=data,source=in,target=/x true", ["../data: in"]),
    ("FROM data", ["../data: ."]), ("ARG D=data\nFROM $D", ["../data: ."]),
    ("FROM web\nCOPY --from=git x /\nCOPY --from=image x /", []), ("FROM layout\nCOPY --from=hub x /", []),
    ("FROM a\nCOPY data /", []), ("FROM a\nCOPY --from=0 x /", []),
  ]) func reads(_ text: String, _ expected: [String]) throws {
    let file = try Dockerfile(text)
    let folders = ContextFolder.all(readBy: file.stages, of: file, BuildInputs(contexts: Self.contexts))
    #expect(folders.map { "\($0.folder): \($0.paths.joined(separator: " "))" } == expected)
  }
}
