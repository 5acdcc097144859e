import CommandLine
import Testing

@testable import build_image

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
  ]

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
