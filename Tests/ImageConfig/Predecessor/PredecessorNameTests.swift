import Testing

@testable import ImageConfig

/// What the predecessor calls images, line by line, and what users expect of the names it got wrong.
struct PredecessorNameTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let root: String
    let user: String
    let operand: String
    let expected: String

    init(
      _ name: String, _ config: String, of operand: String = "dev", root: String = "/srv/My.Demo",
      user: String = "jane", _ expected: String
    ) {
      self.name = name
      self.config = config
      self.root = root
      self.user = user
      self.operand = operand
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: images) func isCalled(_ item: Case) throws {
    let project = try Project(
      item.config, root: item.root, user: item.user, variables: ["V": "5.0", "TWO": "a b"])
    #expect(try project.image(item.operand).reference.description == item.expected)
  }

  static let images: [Case] = [
    // Image = <dirname.lower()>-<name or subdir>:<tag or user>; prefix false drops the project part.
    .init("dirname.lower()", "", "my.demo-dev:jane"),
    .init("the sub-folder where there is no name", "[dev]\ntag=1", "my.demo-dev:1"),
    .init("the name", "[dev]\nname=lab", "my.demo-lab:jane"),
    .init("the user where there is no tag", "[dev]\nname=lab", user: "joe", "my.demo-lab:joe"),
    .init("prefix false drops the project part", "[dev]\nprefix=False", "dev:jane"),
    .init("prefix false and a name", "[dev]\nprefix=False\nname=lab", "lab:jane"),

    // INI as ConfigParser reads it.
    .init("[DEFAULT] is inherited", "[DEFAULT]\ntag=1", "my.demo-dev:1"),
    .init("[DEFAULT] is overridden", "[DEFAULT]\ntag=1\n[dev]\ntag=2", "my.demo-dev:2"),
    .init("= or :", "[dev]\ntag: 1\nname = x", "my.demo-x:1"),
    .init("keys in any case", "[dev]\nTag=1\nNAME=x", "my.demo-x:1"),
    .init("section names are case-sensitive", "[Dev]\ntag=1", "my.demo-dev:jane"),
    .init("%(key)s interpolates", "[dev]\ntag=%(v)s\nv=1", "my.demo-dev:1"),
    .init("CRLF", "[dev]\r\ntag=1\r\nname=x\r\n", "my.demo-x:1"),
    .init("comments only on full lines", "[dev]\n# tag=1\n; tag=2\ntag=3", "my.demo-dev:3"),

    // Names put in, in every value.
    .init("$VAR in tag", "[dev]\ntag=$V", "my.demo-dev:5.0"),
    .init("${VAR} in tag", "[dev]\ntag=v${V}", "my.demo-dev:v5.0"),
    .init("{user} in tag", "[dev]\ntag={user}-1", "my.demo-dev:jane-1"),
    .init("<user> means {user}", "[dev]\ntag=<user>-1", "my.demo-dev:jane-1"),
    .init("{project-name} in name", "[dev]\nprefix=no\nname={project-name}/x", "my.demo/x:jane"),
    .init("<project-name> means {project-name}", "[dev]\nprefix=no\nname=<project-name>/x", "my.demo/x:jane"),

    // Synthetic images.
    .init("a synthetic image has its folder's name", synthetic("shell"), of: "shell", "my.demo-dev:jane"),
    .init(
      "[run-image] is [run_image]", "[run-image]\nsynthetic_images=shell\n[shell]\nname=dev", of: "shell",
      "my.demo-dev:jane"),
    .init("synthetic_images as a, b", synthetic("x, shell"), of: "shell", "my.demo-dev:jane"),
    .init(
      "synthetic_images on several lines", synthetic("\n  x\n  # y\n  shell"), of: "shell", "my.demo-dev:jane"
    ),
    .init("synthetic_images between blanks", synthetic("x shell"), of: "shell", "my.demo-dev:jane"),

    // Real booleans: the predecessor took prefix=no for yes.
    .init("prefix=no", "[dev]\nprefix=no", "dev:jane"),
    .init("prefix=off", "[dev]\nprefix=off", "dev:jane"),
    .init("prefix=0", "[dev]\nprefix=0", "dev:jane"),
    .init("prefix=Yes", "[dev]\nprefix=Yes", "my.demo-dev:jane"),
    .init("prefix= is none", "[dev]\nprefix=", "my.demo-dev:jane"),

    // Odd names are made legal.
    .init("an empty tag is none", "[dev]\ntag=", "my.demo-dev:jane"),
    .init("an empty name is none", "[dev]\nname=", "my.demo-dev:jane"),
    .init("a project folder with spaces", "", root: "/srv/my demo", "my-demo-dev:jane"),
    .init("a project folder with dots", "", root: "/srv/a..b", "a-b-dev:jane"),
    .init("a project folder with other letters", "", root: "/srv/müll", "m-ll-dev:jane"),
    .init("a project folder in upper case", "", root: "/srv/DEMO", "demo-dev:jane"),
    .init("a user with a blank", "", user: "jane doe", "my.demo-dev:jane-doe"),
    .init("a user of a domain", "", user: "ACME\\jane", "my.demo-dev:ACME-jane"),
    .init("a user that looks like a flag", "", user: "--rm", "my.demo-dev:rm"),
  ]

  private static func synthetic(_ names: String) -> String {
    "[run_image]\nsynthetic_images=\(names)\n[shell]\nname=dev\n[x]\nname=dev"
  }

  struct ProblemCase: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let operand: String
    let problem: any Error & Sendable

    init(_ name: String, _ config: String, of operand: String = "dev", _ problem: any Error & Sendable) {
      self.name = name
      self.config = config
      self.operand = operand
      self.problem = problem
    }

    var testDescription: String { name }
  }

  @Test(arguments: problems) func refuses(_ item: ProblemCase) {
    let error = #expect(throws: (any Error).self) {
      try Project(item.config, folders: ["base", "dev", "data/"]).image(item.operand)
    }
    #expect(error.map { String(reflecting: $0) } == String(reflecting: item.problem))
  }

  static let problems: [ProblemCase] = [
    .init(
      "[run_image] and [run-image]: an error naming both lines", "[run_image]\n\n[run-image]",
      ConfigFile.Problem.sameSectionTwice("run_image", "run-image", firstLine: 1, line(3))),
    .init(
      "duplicates are errors", "[dev]\ntag=1\ntag=2",
      ConfigFile.Problem.duplicateKey("tag", section: "dev", firstLine: 2, line(3))),
    .init(
      "duplicate sections are errors", "[dev]\n[dev]",
      ConfigFile.Problem.duplicateSection("dev", firstLine: 1, line(2))),
    .init(
      "plain files and other folders are not images", "", of: "data",
      Project.Problem.noDockerfile("data", path: "docker/data/Dockerfile", .init([], in: "docker"))),
    .init(
      "a synthetic image without a name", "[run_image]\nsynthetic_images=s\n[s]\ncmd=x", of: "s",
      Project.Problem.syntheticWithoutName("s", line(3))),
    .init(
      "a synthetic image naming no folder", "[run_image]\nsynthetic_images=s\n[s]\nname=bas", of: "s",
      Project.Problem.syntheticOfNothing("s", target: "bas", nearest: "base", origin(4, "s", "name"))),
    .init(
      "an illegal tag", "[dev]\ntag=a:b",
      Setting.Problem.badReference(.badTag("a:b"), origin(2, "dev", "tag"))),
    .init(
      "an illegal name", "[dev]\nname=../x",
      Setting.Problem.badReference(.badRegistry("demo-.."), origin(2, "dev", "name"))),
    .init(
      "an undefined variable", "[dev]\ntag=$NO",
      Setting.Problem.undefinedVariable("NO", origin(2, "dev", "tag"))),
    .init(
      "unbalanced quotes", "[dev]\ntag='1", Setting.Problem.unbalancedQuote("'", origin(2, "dev", "tag"))),
    .init("no header", "tag=1", ConfigFile.Problem.noSectionHeader("tag=1", line(1))),
    .init("an unclosed [", "[dev\ntag=1", ConfigFile.Problem.badHeader("[dev", line(1))),
    .init("a BOM", "\u{FEFF}[dev]", ConfigFile.Problem.byteOrderMark(line(1))),
  ]

  @Test(
    arguments: zip(
      ["[dev]\nVolume=x", "[dev]\nVOLUMES=x", "[dev]\nenvironement=x", "[dev]\npull_from_on_force=x"],
      ["volumes", nil, "environment", nil]))
  func aMisspeltKeyIsWarnedAboutAndAnotherCaseHonoured(_ config: String, _ nearest: String?) throws {
    let nearestNames = try Project(config).warnings().map { warning -> String? in
      if case .unknownKey(_, _, let nearest, _) = warning { nearest } else { nil }
    }
    #expect(nearestNames == (nearest.map { [$0] } ?? []))
  }

  @Test func theUserIsLOGNAMEThenUSERThenLNAMEThenUSERNAMEThenThePasswdEntry() {
    var environment = ["LOGNAME": "a", "USER": "b", "LNAME": "c", "USERNAME": "d"]
    for (name, expected) in [("LOGNAME", "a"), ("USER", "b"), ("LNAME", "c"), ("USERNAME", "d")] {
      #expect(World.userName(environment: environment, passwd: "e") == expected)
      environment[name] = nil
    }
    #expect(World.userName(environment: environment, passwd: "e") == "e")
  }

  @Test func containersAreStampedWithYearMonthDayAndTime() {
    let time = LocalTime(year: 2024, month: 1, day: 2, hour: 3, minute: 4, second: 5)
    #expect(time.stamp == "24-01-02_03.04.05")
  }
}
