import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// Whether what is published is what a checkout makes.
struct VerificationTests {
  static let commit = String(repeating: "c", count: 40)
  static let other = String(repeating: "d", count: 40)

  private func line(
    _ published: RegistryTag, revision: String?, inputs: String? = nil, local: ImageContent? = nil
  ) throws -> String {
    try Verification(
      image: "dev", reference: try ImageReference("r/dev:1.0.0"), published: published,
      checkout: revision.map { CheckoutImage(revision: $0, inputs: inputs) }, local: local
    ).line()
  }

  @Test func theSameCommit() throws {
    let published = Content.tag("a", digest: "sha256:1", revision: Self.commit)
    #expect(
      try line(published, revision: Self.commit)
        == "r/dev:1.0.0@sha256:1 was built from this checkout's commit \(Self.commit)")
  }

  /// What an older build did not write does not count.
  @Test func theSameCommitWithOtherInputs() throws {
    let published = Content.tag("a", digest: "sha256:1", revision: Self.commit, inputs: "h")
    let said = try line(published, revision: Self.commit, inputs: "h")
    #expect(try line(published, revision: Self.commit) == said)
    #expect(throws: PublishProblem.madeOtherwise("r/dev:1.0.0@sha256:1", image: "dev")) {
      try line(published, revision: Self.commit, inputs: "i", local: Content.of("b"))
    }
    let built = try line(
      published, revision: Self.commit, inputs: "i",
      local: Content.of("a", revision: Self.commit, image: "dev", inputs: "i"))
    #expect(built == "r/dev:1.0.0@sha256:1 is what was built here")
  }

  @Test func theSameContent() throws {
    let published = Content.tag("a", digest: "sha256:1")
    #expect(
      try line(published, revision: nil, local: Content.of("a"))
        == "r/dev:1.0.0@sha256:1 is what was built here")
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let published: RegistryTag
    let revision: String?
    var local: ImageContent?
    let expected: PublishProblem
    var testDescription: String { name }
  }

  private static func another(_ theirs: String, _ here: String, isBuilt: Bool = false) -> PublishProblem {
    .another("r/dev:1.0.0@sha256:1", of: theirs, image: "dev", here: here, isBuilt: isBuilt)
  }

  @Test(arguments: [
    Case(name: "not there", published: .absent, revision: commit, expected: .notPublished("r/dev:1.0.0")),
    Case(
      name: "not known", published: .unknown(reason: "EOF"), revision: commit,
      expected: .unanswered("r/dev:1.0.0", reason: "EOF")),
    Case(
      name: "of another commit", published: Content.tag("a", digest: "sha256:1", revision: other),
      revision: commit, expected: another(other, commit)),
    Case(
      name: "the commit of what it stands on",
      published: Content.tag("a", digest: "sha256:1", revision: commit, isOurs: false),
      revision: commit, expected: another("", commit)),
    Case(
      name: "the same changes on top are not the same",
      published: Content.tag("a", digest: "sha256:1", revision: commit + "-dirty"),
      revision: commit + "-dirty",
      expected: another(commit + "-dirty", commit + "-dirty")),
    Case(
      name: "nothing known", published: Content.tag("a", digest: "sha256:1"), revision: "",
      local: Content.of("b"), expected: another("", "", isBuilt: true)),
  ]) func isNot(_ item: Case) {
    #expect(throws: item.expected) {
      try line(item.published, revision: item.revision, local: item.local)
    }
  }
}
