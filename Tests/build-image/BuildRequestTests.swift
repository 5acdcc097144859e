import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

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

  @Test func severalPlatformsNeedBuildxAndAStoreForThem() throws {
    var lab = Lab()
    let config = "[dev]\nplatforms = linux/amd64 linux/arm64"
    #expect(throws: EngineProblem.needsBuildx("an image with attestations or for several platforms")) {
      try lab.plan(config, ["dev"])
    }
    lab.hasBuildx = true
    #expect(try lab.definition(config, ["dev"]).isEmpty, "one image is a build of its own")
    #expect(try lab.steps(config, ["dev"])[0].contains("linux/amd64,linux/arm64"))
    lab.change = { $0.keepsIndexes = false }
    let platforms = ["linux/amd64", "linux/arm64"]
    #expect(throws: BuildProblem.keepsNoIndex(image: "dev", platforms)) {
      try lab.plan(config, ["dev"])
    }
    #expect(throws: Never.self) { try lab.plan("[dev]\nplatforms = linux/arm64", ["dev"]) }
  }

  /// What only stands below it is built as always.
  @Test func attestsWhatIsAskedFor() throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles["dev"] = "FROM base"
    let config = "[publish]\nprovenance = max\nsbom = yes"
    let attested = { (words: [String]) in
      try lab.definition(config, words).filter { $0.contains("\"attest\"") }.map { $0.filter { $0 != " " } }
    }
    let none = "\"attest\":[\"type=provenance,disabled=true\"],"
    #expect(try attested(["dev"]) == [none, none])
    #expect(
      try attested(["--attest", "dev"]) == [none, "\"attest\":[\"type=provenance,mode=max\",\"type=sbom\"],"])
    #expect(
      try lab.steps(config, ["--attest", "base"])[0].prefix(8)
        == [
          "docker", "buildx", "build", "--load", "--attest", "type=provenance,mode=max", "--attest",
          "type=sbom",
        ])
    lab.change = { $0.keepsIndexes = false }
    #expect(throws: BuildProblem.keepsNoIndex(image: "dev", [])) {
      try lab.plan(config, ["--attest", "dev"])
    }
    #expect(throws: Never.self) { try lab.plan(config, ["dev"]) }
  }

  @Test func aBuilderNeedsBuildx() throws {
    var lab = Lab()
    lab.change = { $0.engine = .builder("far") }
    #expect(throws: EngineProblem.needsBuildx("--builder")) { try lab.plan("", ["dev"]) }
    lab.hasBuildx = true
    let words = try lab.steps("", ["dev"]).first ?? []
    #expect(words.starts(with: ["docker", "buildx", "build", "--builder", "far"]))
  }

  /// It would look for it on Docker Hub.
  @Test(arguments: [
    ("", ["dev"], false), ("", ["--only", "dev"], true), ("[dev]\nbuild_network=none", ["dev"], true),
    ("[base]\nbuild_network=none", ["dev"], true), ("[base]\nbuild_network=none", ["base"], false),
    ("[dev]\nbuild_network=none", ["--print", "dev"], false),
    ("[dev]\nbuild_network=none", ["-k", "dev"], true),
    ("[publish]\nrepository=a.b/c", ["--parents", "published", "dev"], false),
  ]) func aBuilderThatSeesNoImages(_ config: String, _ words: [String], _ isRefused: Bool) throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles["dev"] = "FROM base"
    #expect(throws: Never.self) { try lab.plan(config, words) }
    lab.change = { $0.seesImages = false }
    if isRefused {
      #expect(throws: BuildProblem.builderSeesNoImages(image: "dev", parent: "lab-base:ada")) {
        try lab.plan(config, words)
      }
    } else {
      #expect(throws: Never.self) { try lab.plan(config, words) }
    }
  }

  @Test func inADockerContextEverythingIsThatEngines() throws {
    var lab = Lab()
    lab.dockerfiles["dev"] = "FROM base"
    for hasBuildx in [false, true] {
      lab.hasBuildx = hasBuildx
      var plan = try lab.plan("", ["dev"])
      plan.steps = EngineChoice.context("far").steps(plan.steps)
      let lines = plan.shellLines(from: lab.root)
      let commands = lines.filter { $0.contains("docker ") }
      #expect(!commands.isEmpty && commands.allSatisfy { $0.contains("docker --context far ") }, "\(lines)")
    }
  }

  /// Whoever builds by these words calls docker by those.
  @Test(arguments: [["--docker"], ["--docker", "-p", "-k"], ["-t", "5", "--docker", "--builder", "far"]])
  func asksHowDockerIsCalled(_ words: [String]) throws {
    #expect(try BuildRequest(Arguments(words, of: BuildRequest.program)).work == .docker)
  }

  /// What it would change is not printed.
  @Test(arguments: [["dev"], ["clean"], ["--graph", "text"], ["--print", "dev"]])
  func jsonIsADryRuns(_ words: [String]) {
    #expect(throws: Arguments.Problem.onlyWith("--json", "--dry-run, --images or --why")) {
      try BuildRequest(Arguments(["--json"] + words, of: BuildRequest.program))
    }
    #expect(throws: Never.self) {
      try BuildRequest(Arguments(["--json", "-N"] + words, of: BuildRequest.program))
    }
  }

  @Test func publishedParentsNeedARepository() {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles["dev"] = "FROM base"
    let error = #expect(throws: PublishedName.Problem.self) {
      try lab.plan("", ["--parents", "published", "dev"])
    }
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
