import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// Amazon's registries: a password for a while, and repositories that are made.
struct AmazonLoginTests {
  @Test(arguments: amazon) func plans(_ item: PublishCase) throws {
    #expect(try item.lab.steps(item.config, item.words) == item.expected)
  }

  static let host = "123456789012.dkr.ecr.eu-west-1.amazonaws.com"

  /// The password goes from one program to the other, and stands nowhere.
  static func loginToAmazon(_ region: String = "eu-west-1", _ host: String = host) -> [[String]] {
    config() + [
      ["aws", "ecr", "get-login-password", "--region", region, "|"]
        + ["docker", "login", "--username=AWS", "--password-stdin", host]
    ]
  }

  static let amazon: [PublishCase] = [
    .init(
      "image_repo=aws with {account} and {region}",
      "[dev]\nimage_repo=aws\npublication_tag={account}.dkr.ecr.{region}.amazonaws.com/{image}:{tag}",
      loginToAmazon() + publication("lab-dev:ada", "\(host)/lab-dev:ada")
    ).with { $0.repositories = ["lab-dev"] },
    .init(
      "a repository that is not there is created", "[dev]\nimage_repo=aws\npublication_tag=\(host)/x/y:1",
      loginToAmazon() + [
        [
          "aws", "ecr", "create-repository", "--region", "eu-west-1", "--registry-id", "123456789012",
          "--repository-name", "x/y",
        ]
      ]
        + publication("lab-dev:ada", "\(host)/x/y:1")),
    .init(
      "an amazon name without image_repo=", "[publish]\nrepository=\(host)",
      loginToAmazon() + release("lab-dev:ada", "\(host)/dev:5.0.0")
    )
    .with { $0.repositories = ["dev"] },
    .init(
      "the region of the name",
      "[dev]\nimage_repo=aws\npublication_tag={account}.dkr.ecr.us-east-2.amazonaws.com/x:1",
      loginToAmazon("us-east-2", "123456789012.dkr.ecr.us-east-2.amazonaws.com")
        + publication("lab-dev:ada", "123456789012.dkr.ecr.us-east-2.amazonaws.com/x:1")
    ).with { $0.repositories = ["x"] },
    .init(
      "another account's registry, by its other name", "[publish]\nrepository=\(other)",
      loginToAmazon("us-gov-west-1", other) + [
        [
          "aws", "ecr", "create-repository", "--region", "us-gov-west-1", "--registry-id", "999999999999",
          "--repository-name", "dev",
        ]
      ] + release("lab-dev:ada", "\(other)/dev:5.0.0")),
    .init(
      "another account's registry, which tells nothing", "[publish]\nrepository=\(other)",
      loginToAmazon("us-gov-west-1", other) + release("lab-dev:ada", "\(other)/dev:5.0.0")
    ).with { $0.isClosed = true },
    .init(
      "a helper for the registry logs in by itself", "[publish]\nrepository=\(host)",
      release("lab-dev:ada", "\(host)/dev:5.0.0")
    ).with {
      $0.repositories = ["dev"]
      $0.docker.config = Array(#"{"credHelpers":{"\#(host)":"ecr-login"}}"#.utf8)
    },
    .init(
      "and one for all", "[publish]\nrepository=\(host)",
      [
        [
          "aws", "ecr", "create-repository", "--region", "eu-west-1", "--registry-id", "123456789012",
          "--repository-name", "dev",
        ]
      ] + release("lab-dev:ada", "\(host)/dev:5.0.0")
    ).with { $0.docker.config = Array(#"{"credsStore":"ecr-login"}"#.utf8) },
    .init(
      "a keychain is none", "[publish]\nrepository=\(host)",
      loginToAmazon() + release("lab-dev:ada", "\(host)/dev:5.0.0")
    ).with {
      $0.repositories = ["dev"]
      $0.docker.config = Array(#"{"credsStore":"pass"}"#.utf8)
    },
  ]

  static let other = "999999999999.dkr.ecr-fips.us-gov-west-1.amazonaws.com"

  @Test func onesOwnRegistryThatTellsNothing() {
    var lab = Lab()
    lab.isClosed = true
    #expect(throws: PublishProblem.cloudSilent("repository dev", "AccessDeniedException")) {
      try lab.plan("[publish]\nrepository=\(Self.host)\n")
    }
  }

  /// Where the name tells account and region, nobody has to be asked what would run.
  @Test func aDryRunNeedsNoCredentials() throws {
    var lab = Lab()
    lab.isClosed = true
    let project = try lab.project("[publish]\nrepository=\(Self.host)\n")
    let request = try PublishRequest(Arguments(["dev"], of: PublishRequest.program))
    let publications = try request.publications(project, lab)
    let plan = try LoginPlan(publications, lab.world, lab, lab.docker, isDryRun: true)
    let reason = "AccessDeniedException"
    #expect(plan.warnings == [.cloudSilent(repository: "\(Self.host)/dev", reason: reason)])
    #expect(plan.steps.count == config().count + 1, "the login is shown")
  }

  /// There is nothing that a login for good could keep.
  @Test func aHelperNeedsNoLogin() throws {
    let lab = Lab()
    let project = try lab.project("[publish]\nrepository=\(Self.host)\n")
    var docker = lab.docker
    #expect(try LoginPlan.forGood(project, lab.world, lab, docker).steps.count == 1)
    docker.config = Array(#"{"credsStore":"ecr-login"}"#.utf8)
    let plan = try LoginPlan.forGood(project, lab.world, lab, docker)
    #expect(plan.steps.isEmpty && plan.warnings == [.helperLogsIn(Self.host, helper: "ecr-login")])
  }
}
