import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// Whether this checkout knows the commit of the image that is there.
struct ForeignCommitTests {
  private static let commit = String(repeating: "1a", count: 20)

  @Test(
    arguments: [
      ("in this history", 0, "false", nil), ("not in it", 1, "false", String(commit.prefix(12))),
      ("git knows it not at all", 128, "false", String(commit.prefix(12))),
      ("a shallow clone", 1, "true", nil), ("no repository", 128, "", nil),
    ] as [(String, Int32, String, String?)])
  func isTold(_ name: String, _ isAncestor: Int32, _ isShallow: String, _ expected: String?) throws {
    let script = Script()
    script.says("git -C /home/ada/Lab merge-base --is-ancestor \(Self.commit) HEAD", exitCode: isAncestor)
    script.says("git -C /home/ada/Lab rev-parse --is-shallow-repository", isShallow + "\n")
    var inputs = try Lab().inputs("")
    let labels = ["orbyter.project": "lab", "org.opencontainers.image.revision": Self.commit]
    inputs.host.image = .present(.init(labels: labels))
    #expect(ForeignCommit.of(inputs, script.around) == expected)
  }

  @Test func whatIsNotOursIsNotAsked() throws {
    let script = Script()
    var inputs = try Lab().inputs("")
    inputs.host.image = .present(.init(labels: ["org.opencontainers.image.revision": Self.commit]))
    #expect(ForeignCommit.of(inputs, script.around) == nil)
    #expect(script.questions.isEmpty)
  }

  @Test func gitIsNotThere() throws {
    var inputs = try Lab().inputs("")
    let labels = ["orbyter.project": "lab", "org.opencontainers.image.revision": Self.commit]
    inputs.host.image = .present(.init(labels: labels))
    #expect(ForeignCommit.of(inputs, Script().around) == nil)
  }
}
