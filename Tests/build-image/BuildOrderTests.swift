import CommandLine
import Testing

@testable import BuildCore

/// Parents first, builder stages beside their images, and the removal of all of them.
struct BuildOrderTests {
  @Test(arguments: order + builder + clean) func plans(_ item: BuildCase) throws {
    #expect(try item.lab.steps(item.config, item.words) == item.expected)
  }

  static let order: [BuildCase] = [
    // all builds every folder that has a Dockerfile, parents first.
    .init(
      "all, parents first", "", ["all"],
      [build("zoo", "lab-zoo:ada"), build("base", "lab-base:ada"), build("dev", "lab-dev:ada")]
    ).with {
      $0.dockerfiles = [
        "base": "FROM lab-zoo:ada", "dev": "FROM lab-base:ada", "zoo": "FROM a", "notes": nil,
      ]
    },
    .init(
      "all, by COPY --from", "", ["all"], [build("dev", "lab-dev:ada"), build("base", "lab-base:ada")]
    ).with { $0.dockerfiles = ["base": "FROM a\nCOPY --from=lab-dev:ada /x /x", "dev": "FROM a"] },
    .init(
      "all, by an ARG that build_args sets", "[base]\nbuild_args=P=lab-dev:ada", ["all"],
      [build("dev", "lab-dev:ada"), build("base", "lab-base:ada", ["--build-arg", "P=lab-dev:ada"])]
    ).with { $0.dockerfiles = ["base": "ARG P=a\nFROM $P", "dev": "FROM a"] },
    .init(
      "all without relatives is by name", "", ["all"],
      [build("base", "lab-base:ada"), build("dev", "lab-dev:ada")]),
    .init(
      "several images, parents first", "", ["dev", "base"],
      [build("base", "lab-base:ada"), build("dev", "lab-dev:ada")]
    )
    .with { $0.dockerfiles["dev"] = "FROM lab-base:ada" },
    .init(
      "several images, by a path through another", "", ["a", "c"],
      [build("c", "lab-c:ada"), build("b", "lab-b:ada"), build("a", "lab-a:ada")]
    ).with {
      $0.dockerfiles = ["a": "FROM lab-b:ada", "b": "FROM lab-c:ada", "c": "FROM x"]
    },
    .init(
      "several images with --only, by a path through another", "", ["--only", "a", "c"],
      [build("c", "lab-c:ada"), build("a", "lab-a:ada")]
    ).with { $0.dockerfiles = ["a": "FROM lab-b:ada", "b": "FROM lab-c:ada", "c": "FROM x"] },
    .init(
      "pip.conf.template becomes pip.conf for the time of the builds", "", ["all"],
      [
        ["write", "pip.conf", "temporary", "pip.conf.template"], build("base", "lab-base:ada"),
        build("dev", "lab-dev:ada"),
      ]
    ).with { $0.pipTemplate = "[global]" },
  ]

  static let builder: [BuildCase] = [
    // A stage called builder gets NAME-builder:TAG, with the same args and pull.
    .init(
      "AS builder", "",
      [build("dev", "lab-dev-builder:ada", ["--target", "builder"]), build("dev", "lab-dev:ada")]
    )
    .with(dev: "FROM a AS builder\nFROM a"),
    .init(
      "as Builder", "",
      [build("dev", "lab-dev-builder:ada", ["--target", "builder"]), build("dev", "lab-dev:ada")]
    )
    .with(dev: "from a as Builder\nfrom a"),
    .init(
      "with the same args and pull", "[dev]\nbuild_args=A=1", ["-p", "dev"],
      [
        build("dev", "lab-dev-builder:ada", pull: true, ["--build-arg", "A=1", "--target", "builder"]),
        build("dev", "lab-dev:ada", pull: true, ["--build-arg", "A=1"]),
      ]
    ).with(dev: "FROM a AS builder\nFROM a"),
    .init(
      "a --target in build_args is not the builder's", "[dev]\nbuild_args=--target x",
      [
        build("dev", "lab-dev-builder:ada", ["--target", "builder"]),
        build("dev", "lab-dev:ada", ["--target", "x"]),
      ]
    ).with(dev: "FROM a AS builder\nFROM a AS x\nFROM a"),
    .init(
      "NAME-builder follows -i and -t", "", ["-i", "y", "-t", "2", "dev"],
      [build("dev", "y-builder:2", ["--target", "builder"]), build("dev", "y:2")]
    )
    .with(dev: "FROM a AS builder\nFROM a"),
    .init(
      "NAME-builder follows name=", "[dev]\nname=w\nprefix=no",
      [build("dev", "w-builder:ada", ["--target", "builder"]), build("dev", "w:ada")]
    )
    .with(dev: "FROM a AS builder\nFROM a"),
    .init("a comment is no stage", "", [build("dev", "lab-dev:ada")]).with(
      dev: "# FROM a AS builder\nFROM a"),
    .init("builder2 is another", "", [build("dev", "lab-dev:ada")]).with(dev: "FROM a AS builder2\nFROM a"),
    .init("an argument of RUN is no stage", "", [build("dev", "lab-dev:ada")]).with(
      dev: "FROM a\nRUN echo \\\n FROM a AS builder"),
  ]

  static let clean: [BuildCase] = [
    // clean removes all images and their -builder; an absent image is no failure.
    .init(
      "clean", "", ["clean"],
      [["docker", "image", "rm", "lab-base:ada", "lab-dev:ada", "lab-dev-builder:ada"]]
    )
    .with(dev: "FROM a AS builder\nFROM a"),
    .init("clean of what is there", "", ["clean"], [["docker", "image", "rm", "lab-dev:ada"]])
      .with { $0.present = ["lab-dev:ada", "lab-dev:bob", "other:ada"] },
    .init("clean of nothing", "", ["clean"], []).with { $0.present = [] },
    .init(
      "clean takes synthetic images with it",
      "[run_image]\nsynthetic_images=gpu, same\n[gpu]\nname=dev\ntag=gpu\n[same]\nname=dev", ["clean"],
      [["docker", "image", "rm", "lab-base:ada", "lab-dev:ada", "lab-dev:gpu"]]),
    .init(
      "clean takes what other environments have built", "[dev@ci]\ntag=ci\n[DEFAULT@prod]\ntag=prod",
      ["clean"],
      [
        [
          "docker", "image", "rm", "lab-base:ada", "lab-dev:ada", "lab-dev:ci", "lab-base:prod",
          "lab-dev:prod",
        ]
      ]
    ),
    .init(
      "clean of an environment with another name of the project", "[project@ci]\nname=x", ["clean", "dev"],
      [["docker", "image", "rm", "lab-dev:ada", "x-dev:ada"]]
    ).with { $0.present = ["lab-dev:ada", "x-dev:ada"] },
    .init(
      "clean of one, in all environments", "[dev@ci]\ntag=ci\n[base@ci]\ntag=x", ["clean", "dev"],
      [["docker", "image", "rm", "lab-dev:ada", "lab-dev:ci"]]),
    .init(
      "clean of one environment", "[dev@ci]\ntag=ci", ["clean", "dev"],
      [["docker", "image", "rm", "lab-dev:ci"]]
    ).with { $0.overlay = "ci" },
    .init(
      "clean of a broken image", "", ["clean"], [["docker", "image", "rm", "lab-base:ada", "lab-dev:ada"]]
    ).with(dev: "NONSENSE"),
    .init(
      "clean takes the tags of build_args too", "[dev]\nbuild_args=-t lab-more:1", ["clean", "dev"],
      [["docker", "image", "rm", "lab-dev:ada", "lab-more:1"]]),
    .init(
      "a foreign image of that name stays", "[dev]\nname=debian\nprefix=no\ntag=12", ["clean", "dev"], []
    )
    .with { $0.present = ["debian:12"] },
    .init(
      "one of that name that was built here goes", "[dev]\nname=debian\nprefix=no\ntag=12", ["clean", "dev"],
      [["docker", "image", "rm", "debian:12"]]
    )
    .with {
      $0.present = ["debian:12"]
      $0.labelled = ["debian:12"]
    },
    .init("clean of one", "", ["clean", "dev"], [["docker", "image", "rm", "lab-dev:ada"]]),
    .init(
      "clean at a tag", "[dev]\ntag=1", ["clean", "-t", "2", "dev"], [["docker", "image", "rm", "lab-dev:2"]]),
    .init(
      "clean by name= and tag=", "[dev]\nname=w\ntag=1\nprefix=no", ["clean", "dev"],
      [["docker", "image", "rm", "w:1"]]),
    .init("clean writes no pip.conf", "", ["clean", "dev"], [["docker", "image", "rm", "lab-dev:ada"]]).with {
      $0.pipTemplate = "x"
    },
  ]
  @Test func cleanTellsWhatStays() throws {
    var lab = Lab()
    lab.present = ["debian:12"]
    let plan = try lab.plan("[dev]\nname=debian\nprefix=no\ntag=12", ["clean"])
    #expect(plan.steps.isEmpty && plan.result.isEmpty)
    #expect(
      plan.warnings.map(\.text) == [
        "debian:12 stays: its labels do not say that it was built here; to remove it: docker image rm debian:12"
      ])
  }
}
