import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// A version is what this checkout makes: what is in hand beside what a build here would be.
struct CheckoutImageTests {
  static let commit = String(repeating: "c", count: 40)
  static let other = String(repeating: "d", count: 40)

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let here: CheckoutImage
    let content: ImageContent?
    let expected: CheckoutImage.Difference?
    var testDescription: String { name }

    init(
      _ name: String, _ here: CheckoutImage, _ content: ImageContent?,
      _ expected: CheckoutImage.Difference? = nil
    ) {
      (self.name, self.here, self.content, self.expected) = (name, here, content, expected)
    }
  }

  private static func here(_ revision: String?, _ inputs: String? = nil) -> CheckoutImage {
    CheckoutImage(revision: revision, inputs: inputs)
  }

  private static func built(
    _ revision: String?, _ inputs: String? = nil, image: String? = "dev"
  ) -> ImageContent? { Content.of("a", revision: revision, image: image, inputs: inputs) }

  static let cases: [Case] = [
    .init("what was built here", here(commit, "h"), built(commit, "h")),
    .init("a development image: another stage", here(commit, "h"), built(commit, "i"), .otherInputs),
    .init(
      "built, committed a fix, not built again", here(commit, "h"), built(other, "h"),
      .anotherCommit(other, here: commit)),
    .init(
      "of another commit and other inputs", here(commit, "h"), built(other, "i"),
      .anotherCommit(other, here: commit)),
    .init("by an older build, which tells no inputs", here(commit, "h"), built(commit)),
    .init("on a parent that somebody tagged by hand", here(commit, "h"), built(commit, ""), .otherInputs),
    .init("on a parent of which nothing is known", here(commit), built(commit, "h")),
    .init("neither has a commit: no git here", here(nil, "h"), built("", "h")),
    .init("no git here, and another stage", here(nil, "h"), built("", "i"), .otherInputs),
    .init(
      "no git here, built where there is one", here(nil, "h"), built(other, "h"),
      .anotherCommit(other, here: "")),
    .init(
      "git here, built where there is none", here(commit, "h"), built("", "h"),
      .anotherCommit("", here: commit)),
    .init("by docker build", here(commit, "h"), built(nil, image: nil), .notOurs),
    .init(
      "by docker build on one of ours", here(commit, "h"), built(commit, "h", image: "base"),
      .anotherImage("base")),
    .init("what is here has changes", here(commit + "-dirty", "h"), built(commit, "h"), .changes),
  ]

  @Test(arguments: cases) func compares(_ item: Case) throws {
    let content = try #require(item.content)
    #expect(item.here.difference(of: content, as: "dev") == item.expected)
  }

  /// Each refusal names the whole line that makes the right one: with the overlay, and with the names that were given.
  @Test(arguments: [
    (["dev"], "p", "build-image --environment p dev"), (["dev"], nil, "build-image dev"),
    (["-i", "x/y", "dev"], "p", "build-image --environment p -i x/y dev"),
    (["-t", "2", "-i", "x/y", "dev"], nil, "build-image -i x/y -t 2 dev"),
    (["docker/dev/"], "my env", "build-image --environment 'my env' dev"),
  ]) func namesTheLineThatMakesTheRightOne(_ words: [String], _ overlay: String?, _ line: String) throws {
    var lab = Lab()
    lab.overlay = overlay
    let config = "[publish]\nrepository=ghcr.io/acme\n"
    let refusal = { (content: ImageContent?) in
      lab.content = content
      let error = #expect(throws: PublishProblem.self) { try lab.plan(config, words) }
      return error?.explanation ?? ""
    }
    #expect(refusal(nil).hasSuffix("; run " + line))
    #expect(refusal(Content.of("a", version: "4.0.0", image: "dev")).hasSuffix("; build it again: " + line))
    #expect(
      refusal(Self.built(Self.commit + "-dirty")).hasSuffix("; commit them, then build it again: " + line))
    for (here, content) in [
      (Self.here(Self.commit, "h"), Self.built(Self.commit, "i")),
      (Self.here(Self.commit, "h"), Self.built(Self.other, "h")),
      (Self.here(Self.commit, "h"), Self.built(nil, image: nil)),
      (Self.here(Self.commit, "h"), Self.built(Self.commit, "h", image: "base")),
      (Self.here(Self.commit + "-dirty", "h"), Self.built(Self.commit, "h")),
    ] {
      lab.checkout = ["dev": here]
      #expect(refusal(content).hasSuffix(": " + line), "\(refusal(content))")
    }
  }

  /// The first of them, with what to do.
  @Test func namesWhatIsNotCommitted() throws {
    var lab = Lab()
    let mode = "docker/dev/tool: mode 0600, git has 0644; chmod go+r docker/dev/tool"
    let dirty = CheckoutImage(
      revision: Self.commit + "-dirty", inputs: "h", changes: [mode, "b: changed", "c: changed", "d", "e"])
    lab.checkout = ["dev": dirty]
    let shown = " (\(mode); b: changed; c: changed; and 2 more), and a version is permanent; commit them"
    for revision in [Self.commit, Self.commit + "-dirty"] {
      lab.content = Self.built(revision, "h")
      let error = #expect(throws: PublishProblem.self) {
        try lab.plan("[publish]\nrepository=ghcr.io/acme\n")
      }
      #expect(error?.explanation.contains("uncommitted changes") == true)
      #expect(error?.explanation.contains(shown) == true, "\(error?.explanation ?? "")")
    }
  }

  /// Built in a shallow clone, neither it nor the clone says a commit.
  @Test func ofAShallowCloneNothingIsPublished() throws {
    var lab = Lab()
    lab.isShallow = true
    lab.content = Self.built("", "h")
    lab.checkout = ["dev": Self.here(nil, "h")]
    #expect(throws: ReleaseProblem.shallow) { try lab.plan("[publish]\nrepository=ghcr.io/acme\n") }
  }

  /// A variable that was overruled is overruled in that line, too.
  @Test func noEnvironmentIsSaidWhereAVariableSaysOne() throws {
    var lab = Lab()
    lab.variables = ["ENVIRONMENT": "test"]
    lab.content = nil
    let problem = PublishProblem.notBuilt(
      local: "lab-dev:ada", build: "build-image --environment '' dev")
    #expect(throws: problem) { try lab.plan("[publish]\nrepository=ghcr.io/acme\n") }
  }

  /// Only versions are for good; what else is pushed is pushed as it is.
  @Test(arguments: [("[dev]\npublication_tag=acme/x:1\n", ["dev"]), ("", ["base"])])
  func otherNamesAreNotCompared(_ config: String, _ words: [String]) throws {
    var lab = Lab()
    lab.checkout = ["dev": Self.here(Self.commit, "h"), "base": Self.here(Self.commit, "h")]
    lab.content = Self.built(Self.other, "i")
    #expect(try lab.steps("[publish]\nrepository=ghcr.io/acme\n" + config, words).count == 3)
  }

  /// What is out already is told of only where it is this checkout's: a fix that was never built would stay unnoticed.
  @Test func alsoOfWhatIsPublished() throws {
    var lab = Lab()
    lab.content = Content.of("a", version: "5.0.0", revision: Self.other, image: "dev")
    lab.checkout = ["dev": Self.here(Self.commit)]
    lab.registry["ghcr.io/acme/dev:5.0.0"] = Content.tag(
      "a", digest: "sha256:1", version: "5.0.0", revision: Self.other)
    let problem = PublishProblem.builtOfAnotherCommit(
      local: "lab-dev:ada", Self.other, here: Self.commit, build: "build-image dev")
    #expect(throws: problem) { try lab.plan("[publish]\nrepository=ghcr.io/acme\n") }
    // Of a clone without its history git takes its end for the last change of everything.
    lab.isShallow = true
    #expect(throws: ReleaseProblem.shallow) { try lab.plan("[publish]\nrepository=ghcr.io/acme\n") }
  }

  @Test func readsWhatABuildWouldBeLabelledWith() {
    let printed = """
      {"base": {"orbyter.image": "base", "org.opencontainers.image.revision": "x", "orbyter.inputs": ""},
       "dev": {"org.opencontainers.image.revision": "y", "orbyter.inputs": "h", "changes": ["c"]}}
      """
    #expect(
      CheckoutImage.all(Array(printed.utf8)) == [
        "base": Self.here("x"), "dev": CheckoutImage(revision: "y", inputs: "h", changes: ["c"]),
      ])
    #expect(CheckoutImage.all(Array("no JSON".utf8)) == nil)
  }
}
