import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// From run.cfg and VERSION to tag, push and digest.
struct PublishPlanTests {
  @Test(arguments: names + templates + overlays) func plans(_ item: PublishCase) throws {
    #expect(try item.lab.steps(item.config, item.words) == item.expected)
  }

  static let acme = "[publish]\nrepository=ghcr.io/acme\n"

  static let names: [PublishCase] = [
    // <repository>/<image>:<VERSION>.
    .init("repository, folder, VERSION", acme, release("lab-dev:ada", "ghcr.io/acme/dev:5.0.0")),
    .init(
      "without a VERSION the image's tag", acme + "[base]\ntag=1", ["base"],
      publication("lab-base:1", "ghcr.io/acme/base:1")),
    .init("IMAGE_REPOSITORY wins", acme, release("lab-dev:ada", "localhost:5000/x/dev:5.0.0"))
      .with { $0.variables = ["IMAGE_REPOSITORY": "localhost:5000/x"] },
    .init("an empty IMAGE_REPOSITORY does not", acme, release("lab-dev:ada", "ghcr.io/acme/dev:5.0.0"))
      .with { $0.variables = ["IMAGE_REPOSITORY": ""] },
    .init(
      "name= and tag= are the local image's", acme + "[dev]\nname=w\ntag=1\nprefix=no",
      release("w:1", "ghcr.io/acme/dev:5.0.0")),
    .init(
      "$VAR and {user} in repository", "[publish]\nrepository=$REG/{user}",
      release("lab-dev:ada", "ghcr.io/ada/dev:5.0.0")
    )
    .with { $0.variables = ["REG": "ghcr.io"] },
    .init(
      "-t and -i name another local image", acme, ["-i", "x/y", "-t", "2", "dev"],
      release("x/y:2", "ghcr.io/acme/dev:5.0.0")),
    .init("an upper-case folder", acme, ["My Dev"], release("lab-my-dev:ada", "ghcr.io/acme/my-dev:1.2"))
      .with { $0.versions["My Dev"] = "1.2" },
    .init(
      "a configuration-only image", acme + "[db]\nname=postgres\ntag=16\nprefix=no", ["db"],
      publication("postgres:16", "ghcr.io/acme/db:16")),
    .init(
      "an image by its digest", "[db]\nname=pg@sha256:\(sum)\nprefix=no\npublication_tag=acme/pg:1", ["db"],
      publication("pg@sha256:\(sum)", "acme/pg:1")),
    .init(
      "Docker Hub's own name is short in digests", "[dev]\npublication_tag=docker.io/acme/dev:1",
      publication("lab-dev:ada", "docker.io/acme/dev:1", digestOf: "acme/dev")),
    .init(
      "an official image's is shorter", "[dev]\npublication_tag=docker.io/library/dev:1",
      publication("lab-dev:ada", "docker.io/library/dev:1", digestOf: "dev")),
    .init(
      "several, versions first", acme + "[dev]\nfloat=none\n[base]\nfloat=none",
      ["dev", "base", "docker/dev/"],
      release("lab-dev:ada", "ghcr.io/acme/dev:5.0.0", []).dropLast()
        + release("lab-base:ada", "ghcr.io/acme/base:2.1", []).dropLast()
        + [digest("ghcr.io/acme/dev:5.0.0"), digest("ghcr.io/acme/base:2.1")]
    ).with { $0.versions["base"] = "2.1" },
    .init(
      "a synthetic image by its publication_tag",
      PublishProblemTests.synthetic + "[gpu]\nname=dev\ntag=gpu\npublication_tag=ghcr.io/acme/dev:gpu",
      ["gpu"],
      publication("lab-dev:gpu", "ghcr.io/acme/dev:gpu")),
    .init(
      "beside another way to run it, which inherits its name",
      PublishProblemTests.synthetic + "[dev]\npublication_tag=acme/x:1\n[gpu]\nname=dev\ncmd=bash", ["dev"],
      publication("lab-dev:ada", "acme/x:1")),
    .init(
      "beside a build of it that nobody gave a name",
      PublishProblemTests.synthetic + "[dev]\npublication_tag=acme/x:1\n[gpu]\nname=dev\ntag=gpu", ["dev"],
      publication("lab-dev:ada", "acme/x:1")),
    .init(
      "not for release, by a name that carries no version",
      acme + "[dev]\nrelease=no\npublication_tag=acme/x:1", publication("lab-dev:ada", "acme/x:1")),
    .init(
      "all but what is not for release", acme + "[base]\nrelease=no", ["all"],
      release("lab-dev:ada", "ghcr.io/acme/dev:5.0.0")
    ).with { $0.versions["base"] = "2.1" },
    .init("all that have a VERSION", acme, ["all"], release("lab-dev:ada", "ghcr.io/acme/dev:5.0.0")),
  ]

  static let sum = String(repeating: "a", count: 64)

  static let templates: [PublishCase] = [
    // publication_tag with {account}, {region}, {image}, {tag}, {user} and $VAR.
    .init(
      "{image} and {tag}", "[dev]\npublication_tag=acme/{image}:{tag}",
      publication("lab-dev:ada", "acme/lab-dev:ada")),
    .init("{user}", "[dev]\ntag=1\npublication_tag={user}/x:{tag}", publication("lab-dev:1", "ada/x:1")),
    .init(
      "{project-name}", "[dev]\npublication_tag=acme/{project-name}:1",
      publication("lab-dev:ada", "acme/lab:1")),
    .init(
      "$VAR and ${VAR}", "[dev]\npublication_tag=$R/x:${V}.0", publication("lab-dev:ada", "ghcr.io/x:7.0")
    )
    .with { $0.variables = ["R": "ghcr.io", "V": "7"] },
    .init(
      "-t is its {tag}", "[dev]\npublication_tag=acme/x:{tag}", ["-t", "9", "dev"],
      publication("lab-dev:9", "acme/x:9")),
    .init(
      "it beats repository=", acme + "[dev]\npublication_tag=acme/x:1", publication("lab-dev:ada", "acme/x:1")
    ),
    .init(
      "image_repo=docker_hub", "[dev]\nimage_repo=docker_hub\npublication_tag=acme/{image}:{tag}",
      publication("lab-dev:ada", "acme/lab-dev:ada")),
  ]

  static let overlays: [PublishCase] = [
    .init(
      "[publish@production]", acme + "[publish@production]\nrepository=quay.io/acme",
      release("lab-dev:ada", "quay.io/acme/dev:5.0.0")
    )
    .with { $0.overlay = "production" },
    .init(
      "[dev@production]", acme + "[dev@production]\npublication_tag=quay.io/x:1",
      publication("lab-dev:ada", "quay.io/x:1")
    )
    .with { $0.overlay = "production" },
    .init(
      "not unless asked for", acme + "[publish@production]\nrepository=quay.io/acme",
      release("lab-dev:ada", "ghcr.io/acme/dev:5.0.0")),
    .init(
      "[dev@production] tag is the local image's", acme + "[dev@production]\ntag=p",
      release("lab-dev:p", "ghcr.io/acme/dev:5.0.0")
    )
    .with { $0.overlay = "production" },
  ]

  @Test func digestIsTheResult() throws {
    let plan = try Lab().plan(Self.acme)
    guard case .report = plan.steps.last else { return #expect(Bool(false), "the digest is not reported") }
    #expect(plan.result.isEmpty)
    #expect(plan.directory == "/home/ada/Lab")
  }
}

/// A configuration for the run alone.
func config() -> [[String]] {
  let folder = "/run/orbyter-docker-42"
  return [
    ["mkdir", "-m", "700", folder], ["at the end:", "rm", "-rf", folder], ["write", folder + "/config.json"],
  ]
}
