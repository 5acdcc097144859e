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
}
