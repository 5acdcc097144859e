import Testing

@testable import ImageConfig

/// What a build reads of its context.
struct ContextPathsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let dockerfile: String
    let inside: [String]
    let above: [String]
    let outside: [String]

    init(_ dockerfile: String, inside: [String] = [], above: [String] = [], outside: [String] = []) {
      self.dockerfile = dockerfile
      self.inside = inside
      self.above = above
      self.outside = outside
    }

    var testDescription: String { dockerfile }
  }

  @Test(arguments: cases) func reads(_ item: Case) throws {
    var paths = ContextPaths()
    paths.add(try Dockerfile("FROM a\n" + item.dockerfile))
    let place = { (path: String) in
      paths.place(of: path.split(separator: "/").map { $0.unicodeScalars.map(\.value) })
    }
    for path in item.inside { #expect(place(path) == .inside, "\(path)") }
    for path in item.above { #expect(place(path) == .above, "\(path)") }
    for path in item.outside { #expect(place(path) == .outside, "\(path)") }
  }

  static let cases: [Case] = [
    .init("RUN true", outside: ["a", "a/b"]),
    .init("COPY . /", inside: ["a", "a/b"]),
    .init(
      "COPY src/ docs/x.md /", inside: ["src", "src/a/b", "docs/x.md"], above: ["docs"],
      outside: ["a", "docs/y"]),
    .init("COPY /src/../docs /", inside: ["docs"], outside: ["src"]),
    .init("COPY a/*.py /", inside: ["a/x.py", "a/d.py/x"], above: ["a"], outside: ["a/x", "b"]),
    .init("COPY [\"a b\", \"/\"]", inside: ["a b"], outside: ["a"]),
    .init("COPY data/$X/y /", inside: ["data", "data/q"], outside: ["x"]),
    .init("COPY $X /", inside: ["anything"]),
    .init("ADD https://x/y.tar git@h:x /", outside: ["https:", "y.tar"]),
    .init("COPY --from=other . /", outside: ["a"]),
    .init("RUN --mount=type=bind,target=/x true", inside: ["a"]),
    .init("RUN --mount=target=/x,source=lib true", inside: ["lib/x"], outside: ["a"]),
    .init("RUN --mount=type=bind,src=lib,dst=/x true", inside: ["lib/x"], outside: ["a"]),
    .init("RUN --mount=type=bind,from=x,target=/x true", outside: ["a"]),
    .init("RUN --mount=type=cache,target=/x --mount=type=secret,id=y true", outside: ["a"]),
  ]
}
