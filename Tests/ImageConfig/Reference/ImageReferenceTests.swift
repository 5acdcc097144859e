import Testing

@testable import ImageConfig

struct ImageReferenceTests {
  private static let sha = "sha256:" + String(repeating: "0123456789abcdef", count: 4)

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    /// Registry, path, tag and digest, with a dash for none.
    let expected: [String]

    init(_ name: String, _ text: String, _ expected: [String]) {
      self.name = name
      self.text = text
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: references) func reads(_ item: Case) throws {
    let reference = try ImageReference(item.text)
    let parts = [
      reference.repository.registry, reference.repository.path, reference.tag?.description,
      reference.digest?.description,
    ]
    #expect(parts.map { $0 ?? "-" } == item.expected)
    #expect(reference.description == item.text)
  }

  static let references: [Case] = [
    // Without a registry.
    .init("a name", "alpine", ["-", "alpine", "-", "-"]),
    .init("a tag", "alpine:3.20", ["-", "alpine", "3.20", "-"]),
    .init("a path", "library/alpine:latest", ["-", "library/alpine", "latest", "-"]),
    .init("a longer path", "a/b/c", ["-", "a/b/c", "-", "-"]),
    .init("a digest", "alpine@\(sha)", ["-", "alpine", "-", sha]),
    .init("a tag and a digest", "alpine:3@\(sha)", ["-", "alpine", "3", sha]),
    .init("a tag like a port", "alpine:5000", ["-", "alpine", "5000", "-"]),
    .init("every joint", "a.b_c__d-e---f", ["-", "a.b_c__d-e---f", "-", "-"]),
    .init("digits alone", "1/2:3", ["-", "1/2", "3", "-"]),
    .init("every character of a tag", "a:_A-z.9", ["-", "a", "_A-z.9", "-"]),
    .init("a name like a host", "ghcr.io", ["-", "ghcr.io", "-", "-"]),

    // With one.
    .init("a dot", "ghcr.io/acme/dev:1", ["ghcr.io", "acme/dev", "1", "-"]),
    .init("a port", "registry:5000/dev", ["registry:5000", "dev", "-", "-"]),
    .init("a port and a tag", "registry:5000/a/dev:1", ["registry:5000", "a/dev", "1", "-"]),
    .init("localhost", "localhost/dev", ["localhost", "dev", "-", "-"]),
    .init("upper case is a host", "Registry/dev", ["Registry", "dev", "-", "-"]),
    .init("an address", "127.0.0.1:80/dev", ["127.0.0.1:80", "dev", "-", "-"]),
    .init("an address of version 6", "[::1]:5000/dev:1", ["[::1]:5000", "dev", "1", "-"]),
    .init("one without a port", "[fe80::1]/dev", ["[fe80::1]", "dev", "-", "-"]),
    .init("all parts", "a-b.c:1/d/e:f@\(sha)", ["a-b.c:1", "d/e", "f", sha]),

    // Limits.
    .init("255 characters", long(255), ["-", long(255), "-", "-"]),
    .init("a tag of 128", "a:" + long(128), ["-", "a", long(128), "-"]),
  ]

  private static func long(_ count: Int) -> String { String(repeating: "a", count: count) }

  struct ProblemCase: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let problem: ImageReference.Problem

    init(_ name: String, _ text: String, _ problem: ImageReference.Problem) {
      self.name = name
      self.text = text
      self.problem = problem
    }

    var testDescription: String { name }
  }

  @Test(arguments: problems) func refuses(_ item: ProblemCase) {
    #expect(throws: item.problem) { try ImageReference(item.text) }
  }

  static let problems: [ProblemCase] = [
    // The name.
    .init("nothing", "", .emptyName),
    .init("a tag alone", ":1", .emptyName),
    .init("a digest alone", "@\(sha)", .emptyName),
    .init("upper case", "Alpine", .upperCase("Alpine")),
    .init("upper case in a path", "a/B", .upperCase("a/B")),
    .init("a blank", "a b", .badComponent("a b", of: "a b")),
    .init("a newline at the end", "a\n", .badComponent("a\n", of: "a\n")),
    .init("a zero byte", "a\0", .badComponent("a\0", of: "a\0")),
    .init("other letters", "ä", .badComponent("ä", of: "ä")),
    .init("a letter with a mark of its own", "a\u{301}", .badComponent("a\u{301}", of: "a\u{301}")),
    .init("a dash at the start", "-a", .badComponent("-a", of: "-a")),
    .init("a flag", "--privileged", .badComponent("--privileged", of: "--privileged")),
    .init("a dot at the end", "a.", .badComponent("a.", of: "a.")),
    .init("two dots", "a..b", .badComponent("a..b", of: "a..b")),
    .init("three underscores", "a___b", .badComponent("a___b", of: "a___b")),
    .init("mixed joints", "a-_b", .badComponent("a-_b", of: "a-_b")),
    .init("a slash at the start", "/a", .badComponent("", of: "/a")),
    .init("a slash at the end", "a/", .badComponent("", of: "a/")),
    .init("two slashes", "a//b", .badComponent("", of: "a//b")),
    .init("the folder above", "../a", .badRegistry("..")),
    .init("a shell's words", "a;b", .badComponent("a;b", of: "a;b")),
    .init("a command substitution", "$(id)", .badComponent("$(id)", of: "$(id)")),
    .init("256 characters", long(256), .nameTooLong(long(256))),
    .init("two tags", "a:b:c", .badComponent("a:b", of: "a:b")),

    // The registry.
    .init("a port that is no number", "a:b/c", .badRegistry("a:b")),
    .init("an empty port", "a:/c", .badRegistry("a:")),
    .init("two ports", "a:1:2/c", .badRegistry("a:1:2")),
    .init("an empty label", "a..b/c", .badRegistry("a..b")),
    .init("a dash at a label's end", "a-.b/c", .badRegistry("a-.b")),
    .init("a mark on the slash", "a.b/\u{301}c", .badComponent("\u{301}c", of: "a.b/\u{301}c")),
    .init("a host alone", "ghcr.io/", .badComponent("", of: "ghcr.io/")),
    .init("an open bracket", "[::1/c", .badRegistry("[::1")),
    .init("an empty address", "[]:1/c", .badRegistry("[]:1")),
    .init("text behind an address", "[::1]x/c", .badRegistry("[::1]x")),
    .init("a scheme", "https://ghcr.io/a", .badRegistry("https:")),

    // The tag.
    .init("an empty one", "a:", .badTag("")),
    .init("a dot at the start", "a:.b", .badTag(".b")),
    .init("a dash at the start", "a:-b", .badTag("-b")),
    .init("a blank in a tag", "a:b c", .badTag("b c")),
    .init("a newline behind a tag", "a:b\n", .badTag("b\n")),
    .init("other letters in a tag", "a:ü", .badTag("ü")),
    .init("a plus", "a:1.0+2", .badTag("1.0+2")),
    .init("129 characters", "a:" + long(129), .badTag(long(129))),

    // The digest.
    .init("an empty digest", "a@", .badDigest("")),
    .init("no algorithm", "a@0123", .badDigest("0123")),
    .init("two digests", "a@\(sha)@\(sha)", .badDigest("\(sha)@\(sha)")),
  ]
}
