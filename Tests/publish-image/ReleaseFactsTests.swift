import ImageConfig
import Testing

@testable import publish_image

/// What must be released before an image can be built elsewhere.
struct ReleaseFactsTests {
  private static let images: [(name: String, parents: [String])] = [
    ("base", []), ("sys", ["base"]), ("dev", ["sys"]), ("both", ["sys", "base"]),
  ]

  @Test(
    arguments: [
      ("base", "", []), ("dev", "", ["sys"]), ("both", "", ["base", "sys"]),
      ("dev", "[sys]\nrelease=no\n", ["base"]), ("both", "[sys]\nrelease=no\n", ["base"]),
      ("dev", "[sys]\nrelease=no\n[base]\nrelease=no\n", []),
      ("sys", "[base]\npublication_tag=acme/base:1\n", ["base"]),
      ("unknown", "", []),
    ] as [(String, String, [String])])
  func stand(_ image: String, _ config: String, _ expected: [String]) throws {
    var lab = Lab()
    lab.versions = ["base": "1.0.0", "sys": "1.0.0", "dev": "1.0.0", "both": "1.0.0"]
    let names = try ReleaseFacts.published(below: image, Self.images, lab.project(config))
    #expect(names.sorted() == expected)
  }

  /// One without a version can't be released; one whose name floats need not be.
  @Test(arguments: [("", ["base"]), ("[base]\npublication_tag=acme/base:1\n", [])])
  func withoutAVersion(_ config: String, _ expected: [String]) throws {
    #expect(try ReleaseFacts.published(below: "sys", Self.images, Lab().project(config)) == expected)
  }

  /// A tag may be called like a branch.
  @Test func readsWhatARemoteTells() {
    var remote = Checkout.Remote(name: "origin", place: "hub.git")
    remote.read(
      "ref: refs/heads/main\tHEAD\na\tHEAD\na\trefs/heads/main\nb\trefs/tags/main\nc\trefs/tags/main^{}")
    #expect(remote.branch == "main" && remote.branches == ["main": "a"] && remote.tags == ["main": "c"])
    #expect(remote.question.contains("hub.git"))
  }
}
