import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// A login that variables give, for the run alone.
struct LoginTests {
  @Test(arguments: login + passwords) func plans(_ item: PublishCase) throws {
    #expect(try item.lab.steps(item.config, item.words) == item.expected)
  }

  static let acme = PublishPlanTests.acme

  static let user = ["IMAGE_REPOSITORY_USER": "ada", "IMAGE_REPOSITORY_PASSWORD": "s3cret"]
  static let loginToGitHub =
    config() + [["docker", "login", "--username=ada", "--password-stdin", "ghcr.io"]]
  static let (local, onGitHub) = ("lab-dev:ada", "ghcr.io/acme/dev:5.0.0")

  static let login: [PublishCase] = [
    .init("user and password that are set", acme, loginToGitHub + release(local, onGitHub))
      .with { $0.variables = user },
    .init(
      "the user's contexts and plugins are linked, what killed runs left is removed", acme,
      [["rm", "-rf", "/tmp/orbyter-docker-7"]] + config().dropLast() + [
        ["ln", "-s", "/home/ada/.docker/buildx", "/home/ada/.docker/contexts", "/run/orbyter-docker-42"]
      ] + loginToGitHub.dropFirst(2) + release(local, onGitHub)
    ).with {
      $0.variables = user
      $0.docker.entries = ["buildx", "contexts"]
      $0.docker.left = ["/tmp/orbyter-docker-7"]
    },
    .init(
      "Docker Hub has no host", "[publish]\nrepository=acme",
      config() + [["docker", "login", "--username=ada", "--password-stdin"]]
        + release(local, "acme/dev:5.0.0")
    ).with { $0.variables = user },
    .init(
      "a hostile user is one word", acme,
      config() + [["docker", "login", "--username=--x; $(touch pwned)", "--password-stdin", "ghcr.io"]]
        + release("lab-dev:ada", "ghcr.io/acme/dev:5.0.0")
    ).with {
      $0.variables = ["IMAGE_REPOSITORY_USER": "--x; $(touch pwned)", "IMAGE_REPOSITORY_PASSWORD": "s3cret"]
    },
  ]

  static let passwords: [PublishCase] = [
    // A password is for one registry, and no other is told it.
    .init(
      "another registry than repository='s", acme + "[dev]\npublication_tag=quay.io/acme/dev:1",
      publication(local, "quay.io/acme/dev:1")
    ).with { $0.variables = user },
    .init(
      "that of repository=, by another of its names",
      "[publish]\nrepository=acme\n[dev]\npublication_tag=docker.io/acme/dev:1",
      config() + [["docker", "login", "--username=ada", "--password-stdin", "docker.io"]]
        + publication(local, "docker.io/acme/dev:1", digestOf: "acme/dev")
    ).with { $0.variables = user },
    .init(
      "a host alone", "[publish]\nrepository=registry.acme.com",
      config() + [["docker", "login", "--username=ada", "--password-stdin", "registry.acme.com"]]
        + release(local, "registry.acme.com/dev:5.0.0")
    ).with { $0.variables = user },
    .init(
      "without repository= that of the published name", "[dev]\npublication_tag=quay.io/acme/dev:1",
      config() + [["docker", "login", "--username=ada", "--password-stdin", "quay.io"]]
        + publication(local, "quay.io/acme/dev:1")
    ).with { $0.variables = user },
  ]

  @Test(arguments: [
    ("registry.acme.com", ["registry.acme.com"]), ("ghcr.io/acme", ["ghcr.io"]), ("acme", []),
  ]) func forGood(_ repository: String, _ host: [String]) throws {
    var lab = Lab()
    let project = try lab.project("[publish]\nrepository=\(repository)\n")
    let asking = try LoginPlan.forGood(project, lab.world, lab, lab.docker)
    #expect(asking.steps == [.exec(Command("docker", ["login"] + host))])
    lab.variables = Self.user
    let plan = try LoginPlan.forGood(project, lab.world, lab, lab.docker)
    guard case .retrying(let command)? = plan.steps.first else { return #expect(Bool(false), "\(plan)") }
    #expect(command.arguments == ["login", "--username=ada", "--password-stdin"] + host)
  }

  // publish put the registry's password on a command line and printed it: standard input only.

  @Test func passwordIsOnStandardInputOnly() throws {
    var lab = Lab()
    lab.variables = ["IMAGE_REPOSITORY_USER": "ada", "IMAGE_REPOSITORY_PASSWORD": "s3cret"]
    let plan = try lab.plan(Self.acme)
    guard case .retrying(let command) = plan.steps[3] else { return #expect(Bool(false), "no login") }
    #expect(command.environment.map(\.name) == ["DOCKER_CONFIG"])
    #expect(
      command.input
        == .value(
          .init(name: "IMAGE_REPOSITORY_PASSWORD", value: "s3cret", shown: "\"$IMAGE_REPOSITORY_PASSWORD\"")))
    let shown = plan.shellLines(from: "/home/ada/Lab")
    let login =
      "printf %s \"$IMAGE_REPOSITORY_PASSWORD\" | DOCKER_CONFIG=/run/orbyter-docker-42 docker login --username=ada --password-stdin ghcr.io"
    #expect(shown.contains(login))
    for text in shown + (try lab.steps(Self.acme)).joined() { #expect(!text.contains("s3cret")) }
  }
}
