import Testing

@testable import ImageConfig

/// What run.cfg says and nobody reads.
struct ConfigWarningTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let environment: String?
    let expected: [ConfigWarning]

    init(_ name: String, _ config: String, in environment: String? = nil, _ expected: [ConfigWarning] = []) {
      self.name = name
      self.config = config
      self.environment = environment
      self.expected = expected
    }

    var testDescription: String { name }
  }

  @Test(arguments: warnings) func warns(_ item: Case) throws {
    let project = try Project(item.config, folders: ["base", "dev", "data/"], in: item.environment)
    #expect(project.warnings() == item.expected)
  }

  static let warnings: [Case] = [
    // Keys.
    .init("nothing", ""),
    .init("every key of an image", imageKeys),
    .init("keys in any case", "[dev]\nVOLUMES=x\nPull_From_On_Force=no"),
    .init("docked keys", "[dev]\nvolumes_docked=x\nports_docked=x\nGPU_docked=x"),
    .init(
      "no docked keys for the build", "[dev]\ntarget_docked=x",
      [.unknownKey("target_docked", section: "dev", nearest: nil, line(2))]),
    .init(
      "a slip", "[dev]\n\nvolume=x", [.unknownKey("volume", section: "dev", nearest: "volumes", line(3))]),
    .init(
      "as it was written", "[dev]\nBuild-Args=x",
      [.unknownKey("Build-Args", section: "dev", nearest: "build_args", line(2))]),
    .init(
      "nothing near", "[dev]\nfavourite=x", [.unknownKey("favourite", section: "dev", nearest: nil, line(2))]),
    .init(
      "several, in the file's order", "[DEFAULT]\nvolumez=x\n[dev]\nportz=x\ncmdd=x",
      [
        .unknownKey("volumez", section: "DEFAULT", nearest: "volumes", line(2)),
        .unknownKey("portz", section: "dev", nearest: "ports", line(4)),
        .unknownKey("cmdd", section: "dev", nearest: "cmd", line(5)),
      ]),
    .init(
      "in an environment's section", "[dev@ci]\nvolume=x", in: "ci",
      [.unknownKey("volume", section: "dev@ci", nearest: "volumes", line(2))]),
    .init("keys of all places in [DEFAULT]", "[DEFAULT]\nrepository=x\nvolumes=x\nimages=x"),
    .init(
      "of an image in [project]", "[project]\ntag=x",
      [.unknownKey("tag", section: "project", nearest: nil, line(2))]),
    .init(
      "of [publish] in an image", "[dev]\nrepository=x",
      [.unknownKey("repository", section: "dev", nearest: nil, line(2))]),
    .init(
      "in [run_image]", "[run_image]\nsynthetic_image=dev",
      [.unknownKey("synthetic_image", section: "run_image", nearest: "synthetic_images", line(2))]),
    .init(
      "in [run-image]", "[run-image]\nsynthetic-images=",
      [.unknownKey("synthetic-images", section: "run-image", nearest: "synthetic_images", line(2))]),
    .init(
      "keys of the three",
      "[project]\nname=a\nimages=b\n[publish]\nrepository=x\n[run_image]\nsynthetic_images=\n"),

    // Keys that others put in.
    .init("one of the same section", "[dev]\ncmd=%(shell)s\nshell=x"),
    .init("one of [DEFAULT]", "[DEFAULT]\nshell=x\n[dev]\ncmd=%(Shell)s"),
    .init(
      "one that only looks so", "[dev]\ncmd=%(shell\nshell=x",
      [.unknownKey("shell", section: "dev", nearest: nil, line(3))]),

    // Sections.
    .init("a folder without a Dockerfile", "[data]\ncmd=x"),
    .init("synthetic images", "[run_image]\nsynthetic_images=s\n[s]\nname=dev"),
    .init("images from elsewhere", "[db]\nname=postgres\nprefix=no"),
    .init("a section of variables", "[dev]\nenv=dev-variables\n[dev-variables]\nANY=x\nThing=y"),
    .init(
      "a section of variables, by environment",
      "[dev]\nenv=dev-variables\n[dev-variables]\nA=x\n[dev-variables@ci]\nA=y", in: "ci"),
    .init("a section of variables of [DEFAULT]", "[DEFAULT]\nenv=all\n[all]\nANY=x"),
    .init(
      "a slip in an image's name", "\n[deb]\ncmd=x\nfoo=y", [.unknownSection("deb", nearest: "dev", line(2))]),
    .init("another case", "[Dev]\ncmd=x", [.unknownSection("Dev", nearest: "dev", line(1))]),
    .init(
      "a way to run an image that is not listed", "[lab]\nname=dev",
      [.unknownSection("lab", nearest: nil, hasName: true, line(1))]),
    .init(
      "a slip in [project]", "[projekt]\nname=x",
      [.unknownSection("projekt", nearest: "project", hasName: true, line(1))]),
    .init(
      "nothing near a section", "[webserver]\ncmd=x", [.unknownSection("webserver", nearest: nil, line(1))]),
    .init(
      "a slip, by environment", "[deb@ci]\ncmd=x", in: "ci",
      [.unknownSection("deb@ci", nearest: "dev", line(1))]),
  ]

  private static let imageKeys =
    "[dev]\n"
    + [
      "name", "tag", "prefix", "build_args", "target", "pull_FROM_on_force", "pre_build_script",
      "post_build_script", "environment", "env", "interactive", "gpu", "network", "volumes", "ports", "args",
      "cmd",
      "image_repo", "publication_tag",
    ].map { "\($0)=\n" }.joined()
}
