import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// What a project's git tags begin with.
struct TagPrefixTests {
  private func project(_ prefix: String) throws -> Project {
    try Lab().project("[publish]\ntag_prefix = \(prefix)\n")
  }

  @Test func aTagBeginsWithTheProjectsPrefix() throws {
    let project = try project("lab/x-")
    let release = try ReleaseName(of: "dev", project)
    #expect(release.tag == "lab/x-dev-5.0.0")
    for ref in ["refs/tags/lab/x-dev-5.0.0", "lab/x-dev-5.0.0", "dev:5.0.0"] {
      #expect(try ReleaseName(ref: ref, project) == release)
    }
    // The tag of somebody else.
    #expect(throws: ReleaseProblem.noRelease(ref: "dev-1.0.0", prefix: "lab/x-")) {
      try ReleaseName(ref: "dev-1.0.0", project)
    }
    let tags = ["dev-0.9.0", "lab/x-dev-0.8.0", "lab/x-dev-5.0.0"]
    #expect(ReleaseName.released("dev", in: tags, project).count == 2)
  }

  @Test(arguments: ["-x", "a b", "a..b", "/a", "a//b", ".a", "a/.b", "a.lock/", "a~", "a*", "é"])
  func aPrefixThatIsNone(_ prefix: String) throws {
    let project = try project("\"\(prefix)\"")
    let error = #expect(throws: ReleaseProblem.self) { try ReleaseName(of: "dev", project) }
    #expect(error?.explanation.hasPrefix("run.cfg:2: [publish] tag_prefix: ") == true)
    #expect(error?.exitCode == 2)
  }
}
