import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

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

  /// Nobody publishes a synthetic image without a name of its own, so it is built with what stands on it.
  @Test(arguments: [("", ["base"]), ("publication_tag=acme/base:gpu\n", [])])
  func standOnASyntheticImage(_ config: String, _ expected: [String]) throws {
    var lab = Lab()
    lab.versions["base"] = "1.0.0"
    let project = try lab.project(
      "[run_image]\nsynthetic_images=gpu\n[gpu]\nname=base\ntag=gpu\n" + config)
    let images: [(name: String, parents: [String])] = [("base", []), ("gpu", ["base"]), ("dev", ["gpu"])]
    #expect(try ReleaseFacts.published(below: "dev", images, project) == expected)
    #expect(throws: ReleaseProblem.noFolder(image: "gpu")) { try ReleaseName(of: "gpu", project) }
  }

  /// One without a version can't be released; one whose name floats need not be.
  @Test(arguments: [("", ["base"]), ("[base]\npublication_tag=acme/base:1\n", [])])
  func withoutAVersion(_ config: String, _ expected: [String]) throws {
    #expect(try ReleaseFacts.published(below: "sys", Self.images, Lab().project(config)) == expected)
  }

  /// A tag may be called like a branch.
  @Test func readsWhatARemoteTells() {
    var remote = Checkout.Remote(name: "origin", places: ["hub.git"])
    remote.read([
      "ref: refs/heads/main\tHEAD\na\tHEAD\na\trefs/heads/main\nb\trefs/tags/main\nc\trefs/tags/main^{}"
    ])
    #expect(remote.branch == "main" && remote.branches == ["main": "a"] && remote.tags == ["main": "c"])
    #expect(remote.questions.count == 1 && remote.questions[0].contains("hub.git"))
  }

  /// Pushes may go to several places: what not all of them have is not there.
  @Test func readsWhatTwoPlacesTell() {
    var remote = Checkout.Remote(name: "origin", places: ["one.git", "two.git"])
    remote.read([
      "ref: refs/heads/main\tHEAD\na\trefs/heads/main\na\trefs/tags/x\na\trefs/tags/y\na\trefs/tags/z",
      "b\trefs/heads/main\na\trefs/tags/x\nb\trefs/tags/y",
    ])
    #expect(remote.branch == "main" && remote.branches.isEmpty && remote.tags == ["x": "a"])
    #expect(remote.partly == ["y": ["a", "b"], "z": ["a"]])
    #expect(remote.questions.map { $0[2] } == ["one.git", "two.git"])
  }
}
