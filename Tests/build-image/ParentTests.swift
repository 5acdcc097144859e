import CommandLine
import Testing

@testable import build_image

/// What an image stands on is part of its build.
struct ParentTests {
  @Test(arguments: parents) func plans(_ item: BuildCase) throws {
    #expect(try item.lab.steps(item.config, item.words) == item.expected)
  }

  private static func buildx(_ folder: String, _ reference: String, _ more: [String] = []) -> [String] {
    ["docker", "buildx", "build", "--load", "--provenance=false", "-t", reference, "-f"]
      + ["docker/\(folder)/Dockerfile"] + more + ["."]
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

    // with buildx, a parent may be called by its folder's name
    .init(
      "FROM a folder's name", "", ["dev"],
      [
        buildx("base", "lab-base:ada"),
        buildx("dev", "lab-dev:ada", ["--build-context", "base=docker-image://lab-base:ada"]),
      ]
    ).with(dev: "FROM base").with { $0.hasBuildx = true },
    .init(
      "FROM its reference needs no link", "", ["dev"],
      [buildx("base", "lab-base:ada"), buildx("dev", "lab-dev:ada")]
    ).with(dev: "FROM lab-base:ada").with { $0.hasBuildx = true },
    .init(
      "both named with another tag", "", ["-t", "9", "base", "dev"],
      [
        buildx("base", "lab-base:9"),
        buildx("dev", "lab-dev:9", ["--build-context", "lab-base:ada=docker-image://lab-base:9"]),
      ]
    ).with(dev: "FROM lab-base:ada").with { $0.hasBuildx = true },
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
