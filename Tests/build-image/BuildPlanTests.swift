import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// From the text of run.cfg and Dockerfiles to docker's words.
struct BuildPlanTests {
  @Test(arguments: images + force + arguments + overlays)
  func plans(_ item: BuildCase) throws {
    #expect(try item.lab.steps(item.config, item.words) == item.expected)
  }

  static let images: [BuildCase] = [
    // docker build [--pull] -t REF -f docker/X/Dockerfile BUILD_ARGS . from the root.
    .init("an image is project-folder:user", "", [build("dev", "lab-dev:ada")]),
    .init("by its path", "", ["docker/dev/"], [build("dev", "lab-dev:ada")]),
    .init(
      "through buildx", "",
      [
        [
          "docker", "buildx", "build", "--load", "--provenance=false", "-t", "lab-dev:ada", "-f",
          "docker/dev/Dockerfile", ".",
        ]
      ]
    )
    .with { $0.hasBuildx = true },
    .init(
      "image folders at the root", "",
      [["docker", "build", "-t", "lab-dev:ada", "-f", "dev/Dockerfile", "."]]
    )
    .with { $0.imagesFolder = "." },
    .init(
      "an upper-case folder is made legal", "", ["My Dev"],
      [["docker", "build", "-t", "lab-my-dev:ada", "-f", "docker/My Dev/Dockerfile", "."]]
    )
    .with { $0.dockerfiles["My Dev"] = "FROM a" },
    .init("name=, tag=, prefix=no", "[dev]\nname=work\ntag=1\nprefix=no", [build("dev", "work:1")]),
    .init("$VAR in tag, as for run", "[dev]\ntag=v$N", [build("dev", "lab-dev:v7")]).with {
      $0.variables = ["N": "7"]
    },
    .init("[DEFAULT] tag", "[DEFAULT]\ntag=1", [build("dev", "lab-dev:1")]),
    .init("the same image twice", "", ["dev", "docker/dev"], [build("dev", "lab-dev:ada")]),

    // -i and -t beat the config.
    .init("-t beats tag=", "[dev]\ntag=1", ["-t", "2", "dev"], [build("dev", "lab-dev:2")]),
    .init("-i beats name=", "[dev]\nname=x", ["-i", "acme/y", "dev"], [build("dev", "acme/y:ada")]),
    .init(
      "--image_name and --image-tag=", "", ["--image_name", "y", "--image-tag=3", "dev"],
      [build("dev", "y:3")]),
    .init("options behind the image", "", ["dev", "-t2"], [build("dev", "lab-dev:2")]),

    // A synthetic image that changes what is built.
    .init(
      "a synthetic image with its own target and tag",
      "[run_image]\nsynthetic_images=prod\n[prod]\nname=dev\ntarget=small\ntag=prod", ["prod"],
      [build("dev", "lab-dev:prod", ["--target", "small"])]
    ).with(dev: "FROM a AS small\nFROM a"),
  ]

  static let force: [BuildCase] = [
    // -f builds the base first; pull = -p, or -f with that image's pull_FROM_on_force.
    .init(
      "-f builds the base first", "", ["-f", "dev"],
      [build("base", "lab-base:ada"), build("dev", "lab-dev:ada")]),
    .init(
      "--force_build_base", "", ["--force_build_base", "dev"],
      [build("base", "lab-base:ada"), build("dev", "lab-dev:ada")]),
    .init("-f base is one build", "", ["-f", "base"], [build("base", "lab-base:ada")]),
    .init("-f without a base", "", ["-f", "dev"], [build("dev", "lab-dev:ada")]).with {
      $0.dockerfiles["base"] = nil
    },
    .init("-p pulls", "", ["-p", "dev"], [build("dev", "lab-dev:ada", pull: true)]),
    .init(
      "-f pulls what says pull_FROM_on_force", "[base]\npull_FROM_on_force=True", ["-f", "dev"],
      [build("base", "lab-base:ada", pull: true), build("dev", "lab-dev:ada")]),
    .init("pull_FROM_on_force without -f", "[dev]\npull_FROM_on_force=True", [build("dev", "lab-dev:ada")]),
    .init(
      "pull_FROM_on_force=False does not pull", "[DEFAULT]\npull_FROM_on_force=False", ["-f", "dev"],
      [build("base", "lab-base:ada"), build("dev", "lab-dev:ada")]),
    .init(
      "pull_from_on_force in any case", "[dev]\nPULL_from_ON_force=1", ["-f", "dev"],
      [build("base", "lab-base:ada"), build("dev", "lab-dev:ada", pull: true)]),
    .init(
      "-fp joined", "", ["-fp", "dev"],
      [build("base", "lab-base:ada", pull: true), build("dev", "lab-dev:ada", pull: true)]),
  ]

  static let arguments: [BuildCase] = [
    // build_args: words; $ is an ordinary character, braces are not.
    .init(
      "build_args", "[dev]\nbuild_args=--build-arg A=1 --no-cache",
      [build("dev", "lab-dev:ada", ["--build-arg", "A=1", "--no-cache"])]),
    .init(
      "a bare NAME=value", "[dev]\nbuild_args=A=1 B=2",
      [build("dev", "lab-dev:ada", ["--build-arg", "A=1", "--build-arg", "B=2"])]),
    .init("a bare NAME", "[dev]\nbuild_args=A", [build("dev", "lab-dev:ada", ["--build-arg", "A"])]),
    .init(
      "$VAR is not expanded in build_args", "[dev]\nbuild_args=--build-arg A=$N",
      [build("dev", "lab-dev:ada", ["--build-arg", "A=$N"])]
    )
    .with { $0.variables = ["N": "7"] },
    .init(
      "{user} is", "[dev]\nbuild_args=A={user}:<project-name>",
      [build("dev", "lab-dev:ada", ["--build-arg", "A=ada:lab"])]),
    .init(
      "a quoted value", "[dev]\nbuild_args=--build-arg 'A=b c'",
      [build("dev", "lab-dev:ada", ["--build-arg", "A=b c"])]),
    .init(
      "over lines", "[dev]\nbuild_args=\n  --build-arg A=1\n  # no\n  --build-arg B=2",
      [build("dev", "lab-dev:ada", ["--build-arg", "A=1", "--build-arg", "B=2"])]),
    .init("target=", "[dev]\ntarget=two", [build("dev", "lab-dev:ada", ["--target", "two"])]).with(
      dev: "FROM a AS one\nFROM a AS two"),

    // --target: that stage and nothing else of the image, under a name of its own.
    .init(
      "--target beats target=", "[dev]\ntarget=two", ["--target", "One", "dev"],
      [build("dev", "lab-dev-one:ada", ["--target", "One"])]
    ).with(dev: "FROM a AS one\nFROM a AS two"),
    .init(
      "--target is for what was asked for, not for what it stands on", "[base]\ntarget=two",
      ["--target=one", "dev"],
      [
        build("base", "lab-base:ada", ["--target", "two"]),
        build("dev", "lab-dev-one:ada", ["--target", "one"]),
      ]
    ).with {
      $0.dockerfiles = ["base": "FROM a AS one\nFROM a AS two", "dev": "FROM lab-base:ada AS one"]
    },
    .init(
      "--target with a name, a tag, a builder stage and scripts",
      "[dev]\npre_build_script=a\npost_build_script=b",
      ["--target", "one", "-i", "x", "-t", "1", "dev"],
      [["/bin/sh", "-c", "a"], build("dev", "x:1", ["--target", "one"])]
    ).with(dev: "FROM a AS builder\nFROM a AS one"),
  ]

  @Test func targetNamesAStage() throws {
    #expect(throws: Setting.Problem.notAllowed("tow", allowed: ["two"], .commandLine("target"))) {
      try Lab(dockerfiles: ["dev": "FROM a AS two"]).plan("", ["--target", "tow", "dev"])
    }
  }

  static let overlays: [BuildCase] = [
    .init(
      "[dev@ci] build_args", "[dev]\nbuild_args=A=1\n[dev@ci]\nbuild_args=A=2",
      [build("dev", "lab-dev:ada", ["--build-arg", "A=2"])]
    )
    .with { $0.overlay = "ci" },
    .init(
      "[dev@ci] tag and script", "[dev@ci]\ntag=ci\npost_build_script=x",
      [build("dev", "lab-dev:ci"), ["/bin/sh", "-c", "x"]]
    )
    .with { $0.overlay = "ci" },
    .init(
      "[DEFAULT@ci] for clean", "[DEFAULT@ci]\ntag=ci", ["clean", "dev"],
      [["docker", "image", "rm", "lab-dev:ci"]]
    )
    .with { $0.overlay = "ci" },
    .init("[project@ci] name", "[project@ci]\nname=x", [build("dev", "x-dev:ada")]).with {
      $0.overlay = "ci"
    },
    .init("no overlay without its name", "[dev@ci]\ntag=ci", [build("dev", "lab-dev:ada")]),
  ]

  @Test func runsInTheRootAndNamesWhatItMade() throws {
    let plan = try Lab().plan("", ["all"])
    #expect(plan.directory == "/home/ada/Lab")
    #expect(plan.result == ["lab-base:ada", "lab-dev:ada"])
  }

  @Test func pipConfIsShownAsACopyThatIsRemoved() throws {
    var lab = Lab()
    let text = "[global]\nindex-url=https://x:s3cret@y/"
    lab.pipTemplate = text
    let plan = try lab.plan("", ["dev"])
    let lines = plan.shellLines(from: "/home")
    #expect(lines.first == "cd /home/ada/Lab" && lines.last == "rm pip.conf")
    #expect(lines.dropFirst().first == "cp pip.conf.template pip.conf")
    guard case .write(let file) = plan.steps[0] else { return #expect(Bool(false), "no file is written") }
    #expect(file.contents == TemporaryCopy.of(Array(text.utf8), named: "pip.conf.template"))
  }
}
