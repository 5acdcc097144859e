import CommandLine
import ImageConfig
import Testing

@testable import build_image

/// The words of the command line that say how images are built.
struct BuildRequestTests {
  private func request(_ words: String...) throws -> BuildRequest {
    try BuildRequest(Arguments(words, of: BuildRequest.program))
  }

  @Test func parents() throws {
    #expect(try request("dev").parents == .built)
    #expect(try request("--only", "dev").parents == .asTheyAre)
    #expect(try request("--parents", "published", "dev").parents == .published(nil))
    #expect(try request("--parents=published:5.0.0", "dev").parents == .published(Tag("5.0.0")))
    for bad in ["", "public", "published:", "published:a b", "published:-x"] {
      #expect(throws: Arguments.Problem.self) { try request("--parents", bad, "dev") }
    }
    #expect(throws: Arguments.Problem.self) { try request("--only", "--parents", "published", "dev") }
  }

  @Test func aBuilderNeedsBuildx() throws {
    var lab = Lab()
    #expect(throws: BuildProblem.needsBuildx("--builder")) { try lab.plan("", ["--builder", "far", "dev"]) }
    lab.hasBuildx = true
    let words = try lab.steps("[project]\nbuilder=near", ["dev"]).first ?? []
    #expect(words.starts(with: ["docker", "buildx", "build", "--builder", "near"]))
    let own = try lab.steps("[project]\nbuilder=near", ["--builder", "far", "dev"]).first ?? []
    #expect(own.starts(with: ["docker", "buildx", "build", "--builder", "far"]))
  }

  @Test func publishedParentsNeedARepository() {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles["dev"] = "FROM base"
    let error = #expect(throws: PublishProblem.self) { try lab.plan("", ["--parents", "published", "dev"]) }
    #expect(error == .noRepository(image: "base"))
  }

  @Test func publishedParentsWithoutBuildxArePulledAndLent() throws {
    var lab = Lab()
    lab.dockerfiles["dev"] = "FROM base"
    let steps = try lab.steps("[publish]\nrepository=a.b/c", ["--parents", "published:7", "dev"])
    #expect(steps.first == ["docker", "pull", "a.b/c/base:7"])
    #expect(steps.contains(["docker", "tag", "a.b/c/base:7", "base"]))
  }
}
