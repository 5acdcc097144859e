import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// Images of the engine that are none of the project's, by their references.
struct ReferenceTests {
  private static let config = "[publish]\nrepository=ghcr.io/acme\n"

  private func publications(_ words: [String], _ config: String = config) throws -> [Publication] {
    let lab = Lab()
    let request = try PublishRequest(Arguments(words, of: PublishRequest.program))
    return try request.publications(lab.project(config), lab)
  }

  private func said(_ words: [String]) -> String? {
    do {
      return try publications(words).map { "\($0.isForeign ? "any" : "own") \($0.local) \($0.reference)" }
        .joined(separator: ", ")
    } catch { return (error as? any Explained)?.explanation }
  }

  @Test(arguments: [
    (["quay.io/x/app:1.0"], "any quay.io/x/app:1.0 quay.io/x/app:1.0"),
    (["localhost:5000/app"], "any localhost:5000/app:latest localhost:5000/app:latest"),
    (["x/app"], "any x/app:latest x/app:latest"), (["app:1.0"], "any app:1.0 app:1.0"),
    (["app:1.0", "app:1.0"], "any app:1.0 app:1.0"),
    (["dev", "app:1.0"], "own lab-dev:ada ghcr.io/acme/dev:5.0.0, any app:1.0 app:1.0"),
    (["docker/dev/"], "own lab-dev:ada ghcr.io/acme/dev:5.0.0"),
    (["-i", "x", "-t", "2", "quay.io/x/app:1.0"], "any x:2 quay.io/x/app:1.0"),
    (["-i", "x", "quay.io/x/app:1.0"], "any x:1.0 quay.io/x/app:1.0"),
    (["-t", "2", "quay.io/x/app"], "any quay.io/x/app:2 quay.io/x/app:2"),
    (["app"], "there is no image 'app' (images: base, dev)"),
    (["docker/dve"], "there is no image 'dve', did you mean 'dev'? (images: base, dev)"),
    (
      ["dev:1.0"],
      "'dev:1.0': an image of the project is published at its VERSION; write publish-image dev, with -t TAG for another local tag"
    ),
    (
      ["ghcr.io/acme/dev:5.0.0"],
      "ghcr.io/acme/dev:5.0.0 is image 'dev' of this project; publish it by that name: publish-image dev"
    ),
    (
      ["lab-dev:ada"],
      "lab-dev:ada is image 'dev' of this project; publish it by that name: publish-image dev"
    ),
    (["ghcr.io/acme/dev:mine"], "any ghcr.io/acme/dev:mine ghcr.io/acme/dev:mine"),
    (
      ["x@sha256:\(PublishPlanTests.sum)"],
      "'x@sha256:\(PublishPlanTests.sum)' is a digest, and a registry takes an image by a tag; write NAME:TAG"
    ),
    (["x/App:1"], "'x/App' is not an image name: use lower-case letters"),
    (["-i", "x", "a:1", "b:1"], "-i and -t name one image; publish the others without them"),
  ]) func means(_ words: [String], _ expected: String) {
    #expect(said(words) == expected)
  }

  /// Pushed as it is, unless it is there; nothing floats.
  @Test(arguments: [
    (nil, [["docker", "push", "q.io/app:1.0"], digest("q.io/app:1.0")]),
    ("layer", [["echo", "q.io/app:1.0@sha256:1"]]),
  ]) func whatIsThere(_ layer: String?, _ expected: [[String]]) throws {
    var lab = Lab()
    lab.registry["q.io/app:1.0"] = layer.map { Content.tag($0, digest: "sha256:1") }
    #expect(try lab.steps(Self.config, ["q.io/app:1.0"]) == expected)
  }

  /// On containerd's store two runs that move a name of the engine at the same moment meet each other.
  @Test func aNameThatIsMovedIsInsistedOn() throws {
    let steps = EngineTag.steps(try ImageReference("a:1"), as: try ImageReference("r/b:1"))
    let tag = Command("docker", ["tag", "a:1", "r/b:1"]).again(on: "already exists")
    #expect(steps.first == .retrying(tag))
  }

  /// Of another commit's labels nothing is believed: it is somebody else's image.
  @Test func otherContent() throws {
    var lab = Lab()
    let commit = String(repeating: "c", count: 40)
    lab.content = Content.of("layer", version: "1.0", revision: commit, image: "app")
    lab.registry["q.io/app:1.0"] = Content.tag("other", digest: "sha256:1", version: "1.0", revision: commit)
    #expect(throws: PublishProblem.taken("q.io/app:1.0", digest: "sha256:1", local: "q.io/app:1.0")) {
      try lab.plan(Self.config, ["q.io/app:1.0"])
    }
  }

  @Test func isNotOnTheEngine() throws {
    var lab = Lab()
    lab.content = nil
    let problem = PublishProblem.notBuilt(local: "q.io/a:1", build: "docker tag IMAGE q.io/a:1")
    #expect(throws: problem) { try lab.plan(Self.config, ["q.io/a:1"]) }
  }

  @Test(arguments: [
    (["--verify", "q.io/a:1"], true), (["--list", "q.io/a:1", "b:2"], true), (["q.io/a"], true),
    (["q.io/a", "dev"], false), (["--release", "q.io/a:1"], false), (["--ref", "dev:1"], false),
    (["--login"], false),
  ]) func needsNoProject(_ words: [String], _ expected: Bool) throws {
    let request = try PublishRequest(Arguments(words, of: PublishRequest.program))
    #expect(request.namesOnlyReferences == expected)
  }

  @Test func verifies() throws {
    let line = { (local: ImageContent?) in
      try Verification(
        image: "a:1", isForeign: true, reference: ImageReference("a:1"),
        published: Content.tag("layer", digest: "sha256:1"), checkout: nil, local: local
      ).line()
    }
    #expect(try line(Content.of("layer")) == "a:1@sha256:1 is what the engine has")
    #expect(throws: PublishProblem.notTheEngines("a:1@sha256:1", isThere: true)) {
      try line(Content.of("other"))
    }
    #expect(throws: PublishProblem.notTheEngines("a:1@sha256:1", isThere: false)) { try line(nil) }
  }

  @Test func isListedWhereverItIs() throws {
    let publication = try #require(publications(["--list", "a:1"]).first)
    let tags = try PublishedTags(publication, gitTags: ["a-1.0.0"], named: [], Lab().project(Self.config))
    let rows = try tags.rows([ImageReference("a:1"): .absent])
    #expect(rows.map(\.reference.description) == ["a:1"] && rows[0].digest == nil)
  }
}
