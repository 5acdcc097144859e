import Testing

@testable import ImageConfig

/// What images are called: `<project>-<folder>:<user>`, unless run.cfg says otherwise.
struct ImageNameTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let operand: String
    let environment: String?
    let expected: String
    let folder: String?

    init(
      _ name: String, _ config: String, _ operand: String, in environment: String? = nil, _ expected: String,
      folder: String?
    ) {
      self.name = name
      self.config = config
      self.operand = operand
      self.environment = environment
      self.expected = expected
      self.folder = folder
    }

    var testDescription: String { name }
  }

  @Test(arguments: images) func isCalled(_ item: Case) throws {
    let project = try Project(item.config, variables: ["V": "5.0", "DEV": "dev"], in: item.environment)
    let image = try project.image(item.operand)
    #expect(image.reference.description == item.expected)
    #expect(image.folder == item.folder)
  }

  static let images: [Case] = [
    // A folder.
    .init("without a section", "", "dev", "demo-dev:jane", folder: "dev"),
    .init("with a slash behind it", "", "dev/", "demo-dev:jane", folder: "dev"),
    .init("with its path", "", "docker/dev", "demo-dev:jane", folder: "dev"),
    .init("with its path and a slash", "", "docker/dev/", "demo-dev:jane", folder: "dev"),
    .init("a tag", "[dev]\ntag=1.0", "dev", "demo-dev:1.0", folder: "dev"),
    .init("a name", "[dev]\nname=lab", "dev", "demo-lab:jane", folder: "dev"),
    .init("a name with a path", "[dev]\nname=lab/x", "dev", "demo-lab/x:jane", folder: "dev"),
    .init("no prefix", "[dev]\nprefix=no", "dev", "dev:jane", folder: "dev"),
    .init("a prefix, said", "[dev]\nprefix=yes", "dev", "demo-dev:jane", folder: "dev"),
    .init(
      "all three", "[dev]\nname=ghcr.io/acme/x\nprefix=no\ntag=2", "dev", "ghcr.io/acme/x:2", folder: "dev"),
    .init("empty values are none", "[dev]\nname=\nprefix=\ntag=", "dev", "demo-dev:jane", folder: "dev"),
    .init("[DEFAULT] for all", "[DEFAULT]\ntag=1.0\n[dev]\nname=x", "dev", "demo-x:1.0", folder: "dev"),
    .init(
      "the environment's tag", "[dev]\ntag=1\n[dev@ci]\ntag=2", "dev", in: "ci", "demo-dev:2", folder: "dev"),
    .init(
      "another environment's tag", "[dev]\ntag=1\n[dev@ci]\ntag=2", "dev", in: "x", "demo-dev:1",
      folder: "dev"),
    .init("an interpolated tag", "[dev]\ntag=%(v)s-x\nv=3", "dev", "demo-dev:3-x", folder: "dev"),
    .init("braces in a tag", "[dev]\ntag={user}-1", "dev", "demo-dev:jane-1", folder: "dev"),
    .init("a variable in a tag", "[dev]\ntag=$V", "dev", "demo-dev:5.0", folder: "dev"),
    .init("braces in a name", "[dev]\nname=<user>-lab", "dev", "demo-jane-lab:jane", folder: "dev"),
    .init("a quoted tag", "[dev]\ntag='1.0'", "dev", "demo-dev:1.0", folder: "dev"),

    // A synthetic one.
    .init("another name for a folder", synthetic, "shell", "demo-dev:jane", folder: "dev"),
    .init("a tag of its own", synthetic + "tag=2", "shell", "demo-dev:2", folder: "dev"),
    .init("the folder's tag", synthetic + "[dev]\ntag=3", "shell", "demo-dev:3", folder: "dev"),
    .init("the folder's name", synthetic + "[dev]\nname=lab", "shell", "demo-lab:jane", folder: "dev"),
    .init("the folder's missing prefix", synthetic + "[dev]\nprefix=no", "shell", "dev:jane", folder: "dev"),
    .init("no prefix of its own", synthetic + "prefix=no", "shell", "dev:jane", folder: "dev"),
    .init("a synthetic one's", chain, "lab", "demo-dev:jane", folder: "dev"),
    .init("a synthetic one's tag", chain + "tag=4", "lab", "demo-dev:4", folder: "dev"),
    .init(
      "a name from a variable", "[run_image]\nsynthetic_images=s\n[s]\nname=$DEV", "s", "demo-dev:jane",
      folder: "dev"),
    .init(
      "run-image, spelled with a dash", "[run-image]\nsynthetic_images=s\n[s]\nname=dev", "s",
      "demo-dev:jane", folder: "dev"),
    .init(
      "named for one environment", "[run_image@ci]\nsynthetic_images=s\n[s]\nname=dev", "s", in: "ci",
      "demo-dev:jane", folder: "dev"),
    .init(
      "named for one, in the other spelling",
      "[run-image]\nsynthetic_images=x\n[run-image@ci]\nsynthetic_images=s\n[s]\nname=dev", "s", in: "ci",
      "demo-dev:jane", folder: "dev"),
    .init(
      "of an image from elsewhere",
      "[run_image]\nsynthetic_images=s\n[s]\nname=ext\n[ext]\nname=ubuntu\nprefix=no\ntag=24.04", "s",
      "ubuntu:24.04", folder: nil),

    // Something that exists elsewhere.
    .init("a name and a tag", "[db]\nname=postgres\nprefix=no\ntag=16", "db", "postgres:16", folder: nil),
    .init("the user's tag", "[db]\nname=postgres\nprefix=no", "db", "postgres:jane", folder: nil),
    .init("a name that has its tag", "[db]\nname=postgres:16\nprefix=no", "db", "postgres:16", folder: nil),
    .init(
      "a tag above the name's", "[db]\nname=postgres:16\nprefix=no\ntag=17", "db", "postgres:17", folder: nil),
    .init("a registry's", "[db]\nname=ghcr.io:1/a/b\nprefix=no\ntag=1", "db", "ghcr.io:1/a/b:1", folder: nil),
    .init(
      "a section that is called the same", "[ubuntu]\nname=ubuntu\nprefix=no\ntag=24.04", "ubuntu",
      "ubuntu:24.04", folder: nil),
    .init(
      "listed as synthetic", "[run_image]\nsynthetic_images=db\n[db]\nname=postgres\nprefix=no\ntag=1", "db",
      "postgres:1", folder: nil),
    .init(
      "listed as synthetic and called the same",
      "[run_image]\nsynthetic_images=ubuntu\n[ubuntu]\nname=ubuntu\nprefix=no\ntag=1", "ubuntu", "ubuntu:1",
      folder: nil),
    .init(
      "only in an environment", "[db@ci]\nprefix=no\n[db]\nname=postgres\ntag=1", "db", in: "ci",
      "postgres:1", folder: nil),
  ]

  private static let synthetic = "[run_image]\nsynthetic_images=shell\n[shell]\nname=dev\n"
  private static let chain =
    "[run_image]\nsynthetic_images=shell, lab\n[lab]\nname=shell\n[shell]\nname=dev\n"

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
    .init("a folder without a Dockerfile", "", "data", .noDockerfile("data", path: "docker/data/Dockerfile")),
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
