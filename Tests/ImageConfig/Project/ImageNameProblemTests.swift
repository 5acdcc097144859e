import Testing

@testable import ImageConfig

struct ImageNameProblemTests {
  struct ProblemCase: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let operand: String
    let problem: Project.Problem

    init(_ name: String, _ config: String, _ operand: String, _ problem: Project.Problem) {
      self.name = name
      self.config = config
      self.operand = operand
      self.problem = problem
    }

    var testDescription: String { name }
  }

  @Test(arguments: problems) func refuses(_ item: ProblemCase) throws {
    let project = try Project(item.config, folders: ["base", "dev", "data/"])
    #expect(throws: item.problem) { try project.image(item.operand) }
  }

  static let problems: [ProblemCase] = [
    // Names that nobody has.
    .init("a slip", "", "deb", .unknownImage("deb", nearest: "dev", known: ["base", "dev"])),
    .init("another case", "", "Dev", .unknownImage("Dev", nearest: "dev", known: ["base", "dev"])),
    .init("nothing near", "", "webserver", .unknownImage("webserver", nearest: nil, known: ["base", "dev"])),
    .init("nothing", "", "", .unknownImage("", nearest: nil, known: ["base", "dev"])),
    .init("the folder above", "", "../dev", .unknownImage("../dev", nearest: nil, known: ["base", "dev"])),
    .init(
      "a path in an image", "", "dev/src", .unknownImage("dev/src", nearest: nil, known: ["base", "dev"])),
    .init(
      "a folder without a Dockerfile", "", "data",
      .noDockerfile("data", path: "docker/data/Dockerfile", .init([], in: "docker"))),
    .init(
      "a section that is no image", "[web]\ncmd=x", "web",
      .unknownImage("web", nearest: nil, known: ["base", "dev"])),
    .init(
      "a section with a name but a prefix", "[web]\nname=x", "web",
      .unknownImage("web", nearest: nil, known: ["base", "dev"])),
    .init(
      "[project] is no image", "[DEFAULT]\nprefix=no\n[project]\nname=demo", "project",
      .unknownImage("project", nearest: nil, known: ["base", "dev"])),
    .init(
      "all that can be named", "[run_image]\nsynthetic_images=s\n[s]\nname=dev\n[db]\nname=x\nprefix=no",
      "sss",
      .unknownImage("sss", nearest: nil, known: ["base", "dev", "s", "db"])),

    // Synthetic ones.
    .init("without a section", "[run_image]\nsynthetic_images=s", "s", .syntheticWithoutName("s", line(nil))),
    .init(
      "without a name", "[run_image]\nsynthetic_images=s\n\n[s]\ntag=1", "s",
      .syntheticWithoutName("s", line(4))),
    .init(
      "with an empty name", "[run_image]\nsynthetic_images=s\n[s]\nname=", "s",
      .syntheticWithoutName("s", line(3))),
    .init(
      "of nothing", "[run_image]\nsynthetic_images=s\n[s]\nname=deb", "s",
      .syntheticOfNothing("s", target: "deb", nearest: "dev", origin(4, "s", "name"))),
    .init(
      "of a folder without a Dockerfile", "[run_image]\nsynthetic_images=s\n[s]\nname=data", "s",
      .syntheticOfNothing("s", target: "data", nearest: nil, origin(4, "s", "name"))),
    .init(
      "of itself", "[run_image]\nsynthetic_images=s\n[s]\nname=s", "s", .syntheticLoop(["s", "s"], line(3))),
    .init(
      "of each other", "[run_image]\nsynthetic_images=s t\n[s]\nname=t\n[t]\nname=s", "s",
      .syntheticLoop(["s", "t", "s"], line(3))),
    .init(
      "in a loop further on", "[run_image]\nsynthetic_images=s t u\n[s]\nname=t\n[t]\nname=u\n[u]\nname=t",
      "s",
      .syntheticLoop(["s", "t", "u", "t"], line(5))),
    .init(
      "through images from elsewhere", "[s]\nname=t\nprefix=no\n[t]\nname=s\nprefix=no", "s",
      .syntheticLoop(["s", "t", "s"], line(1))),
  ]

  struct SettingCase: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let problem: Setting.Problem

    init(_ name: String, _ config: String, _ problem: Setting.Problem) {
      self.name = name
      self.config = config
      self.problem = problem
    }

    var testDescription: String { name }
  }

  @Test(arguments: settings) func refusesAValue(_ item: SettingCase) throws {
    let project = try Project(item.config, in: "ci")
    #expect(throws: item.problem) { try project.image("dev") }
  }

  static let settings: [SettingCase] = [
    .init("an illegal tag", "[dev]\ntag=a/b", .badReference(.badTag("a/b"), origin(2, "dev", "tag"))),
    .init("a tag of blanks", "[dev]\ntag=' '", .badReference(.badTag(" "), origin(2, "dev", "tag"))),
    .init("an empty pair of quotes", "[dev]\ntag=''", .badReference(.badTag(""), origin(2, "dev", "tag"))),
    .init("two words", "[dev]\ntag=a b", .notOneWord(["a", "b"], origin(2, "dev", "tag"))),
    .init("a flag", "[dev]\ntag=--rm", .badReference(.badTag("--rm"), origin(2, "dev", "tag"))),
    .init(
      "a name in upper case", "[dev]\nname=Lab",
      .badReference(.upperCase("demo-Lab"), origin(2, "dev", "name"))),
    .init(
      "a name with a tag", "[dev]\nname=lab:1",
      .badReference(.badComponent("demo-lab:1", of: "demo-lab:1"), origin(2, "dev", "name"))),
    .init("an undefined variable", "[dev]\ntag=$NO", .undefinedVariable("NO", origin(2, "dev", "tag"))),
    .init(
      "a command substitution", "[dev]\ntag=$(id)", .badReference(.badTag("$(id)"), origin(2, "dev", "tag"))),
    .init("no boolean", "[DEFAULT]\nprefix=maybe", .notBoolean("maybe", origin(2, "DEFAULT", "prefix"))),
    .init("an open quote", "[dev]\nname='x", .unbalancedQuote("'", origin(2, "dev", "name"))),
    .init("a loop", "[dev]\ntag=%(tag)s", .interpolationLoop(["tag", "tag"], origin(2, "dev", "tag"))),
    .init(
      "the environment's word for it", "[dev]\ntag=1\n\n[dev@ci]\nTag=%(x)s",
      .missingInterpolation("x", origin(5, "dev@ci", "Tag"))),
  ]
}
