import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// What an image stands on is part of its build.
struct ParentTests {
  @Test(arguments: parents) func plans(_ item: BuildCase) throws {
    #expect(try item.lab.steps(item.config, item.words) == item.expected)
  }

  private static let both = [build("base", "lab-base:ada"), build("dev", "lab-dev:ada")]

  static let parents: [BuildCase] = [
    // parents come first, and are not named on the command line
    .init("a parent is built first", "", ["dev"], both).with(dev: "FROM lab-base:ada"),
    .init("a parent of COPY --from", "", ["dev"], both).with(dev: "FROM a\nCOPY --from=lab-base:ada /x /x"),
    .init("--only leaves it alone", "", ["--only", "dev"], [build("dev", "lab-dev:ada")]).with(
      dev: "FROM lab-base:ada"),
    .init(
      "--parents published: one that is not for release is nowhere else",
      "[publish]\nrepository=r\n[base]\nrelease=no", ["--parents", "published", "dev"], both
    ).with(dev: "FROM lab-base:ada"),
    .init(
      "-t is for the image that was named", "", ["-t", "9", "dev"],
      [build("base", "lab-base:ada"), build("dev", "lab-dev:9")]
    ).with(dev: "FROM lab-base:ada"),
    .init(
      "-p pulls what is from elsewhere, not a parent built just now", "", ["-p", "dev"],
      [build("base", "lab-base:ada", pull: true), build("dev", "lab-dev:ada")]
    ).with(dev: "FROM lab-base:ada"),
    .init("an image of its own name is from elsewhere", "", ["base"], [build("base", "lab-base:ada")]).with {
      $0.dockerfiles = ["base": "FROM base"]
    },
    // keys decide as flags do
    .init(
      "a context called like a sibling", "[dev]\ncontexts=lab-base:ada=docker-image://a", ["dev"],
      [build("dev", "lab-dev:ada", ["--build-context", "lab-base:ada=docker-image://a"])]
    ).with(dev: "FROM lab-base:ada").with { $0.change = { $0.plainBuilder = .another } },
    .init(
      "a sibling of a platform's", "[DEFAULT]\nplatforms=linux/arm64", ["dev"],
      [
        build("b-arm64", "lab-b-arm64:ada", ["--platform", "linux/arm64"]),
        build("dev", "lab-dev:ada", ["--platform", "linux/arm64"]),
      ]
    ).with { $0.dockerfiles = ["b-arm64": "FROM a", "dev": "FROM lab-b-$TARGETARCH:ada"] },
  ]

  /// A context of the author's that leads to a sibling leads to the one that is built here, or to the published one
  /// where that is asked for, and not to what the engine happens to have under that name.
  @Test(arguments: [
    ([], "target:base"), (["-t", "9", "base"], "target:base"),
    (["--only", "other"], "docker-image://lab-base:ada"),
    (["--parents", "published:7", "other"], "docker-image://r.io/a/base:7"),
  ]) func aContextThatLeadsToASibling(_ words: [String], _ expected: String) throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles["dev"] = "FROM x"
    lab.dockerfiles["other"] = "FROM alpine"
    let config = "[publish]\nrepository=r.io/a\n[dev]\ncontexts=x=docker-image://lab-base:ada"
    let lines = try lab.definition(config, words + ["dev"]).map { String($0.drop { $0 == " " }) }
    #expect(lines.contains("\"x\": \"\(expected)\""))
    let steps = try lab.steps(config + "\nbuild_network=none", ["-t", "9", "base", "dev"])
    let contexts = zip(steps.last ?? [], steps.last?.dropFirst() ?? []).filter { $0.0 == "--build-context" }
      .map(\.1)
    #expect(contexts == ["x=docker-image://lab-base:9"])
  }

  /// What is shown is what is built.
  @Test(arguments: [
    "contexts=x=docker-image://lab-base:ada", "build_args=--build-context=x=docker-image://base",
  ])
  func theGraphKnowsContexts(_ line: String) throws {
    var lab = Lab()
    lab.dockerfiles["dev"] = "FROM x"
    let config = "[dev]\n" + line
    #expect(try lab.graph(config).images.last?.parents == ["base"])
    let request = try BuildRequest(Arguments(["dev"], of: BuildRequest.program))
    let targets = try BuildOrder.targets(["dev"], request, lab.project(config))
    #expect(targets.map(\.name) == ["base", "dev"])
  }

  @Test func printsWhatWasAskedForOnly() throws {
    var lab = Lab()
    lab.dockerfiles["dev"] = "FROM lab-base:ada"
    #expect(try lab.plan("", ["dev"]).result == ["lab-dev:ada"])
  }

  @Test func aBrokenParentIsNamed() throws {
    var lab = Lab()
    lab.dockerfiles = ["base": "NONSENSE", "dev": "FROM lab-base:ada", "other": "ALSO"]
    #expect(throws: (any Error).self) { try lab.plan("", ["dev"]) }
    #expect(try lab.steps("", ["--only", "dev"]) == [build("dev", "lab-dev:ada")])
  }
}
