import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Build arguments that the Dockerfile does not take, and those that should not be any.
struct BuildArgumentTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let expected: [String]

    init(_ name: String, _ config: String, _ expected: [String] = []) {
      self.name = name
      self.config = config
      self.expected = expected
    }

    var testDescription: String { name }
  }

  private static let dockerfile = """
    ARG BASE=alpine
    FROM $BASE AS one
    ARG PYTHON=3.12 KEY_SIZE
    RUN true
    FROM one
    arg LATE

    """

  @Test(arguments: warned) func areHeldAgainstTheDockerfile(_ item: Case) throws {
    var lab = Lab()
    lab.dockerfiles["dev"] = Self.dockerfile
    #expect(try lab.plan(item.config, ["dev"]).warnings.map(\.text) == item.expected)
  }

  static let warned: [Case] = [
    .init("before the first stage, in one, in a later one", "[dev]\nbuild_args=BASE=a PYTHON=3 LATE=x"),
    .init("as a flag", "[dev]\nbuild_args=--build-arg PYTHON=3 --build-arg=LATE=2 --build-arg BASE"),
    .init(
      "a slip", "[dev]\nbuild_args=PYTHN=3",
      [
        "run.cfg:2: [dev] build_args: no ARG in docker/dev/Dockerfile is called 'PYTHN', did you mean 'PYTHON'?"
      ]),
    .init(
      "case counts", "[dev]\nbuild_args=python=3",
      [
        "run.cfg:2: [dev] build_args: no ARG in docker/dev/Dockerfile is called 'python', did you mean 'PYTHON'?"
      ]),
    .init(
      "nothing like it, once", "[dev]\nbuild_args=XYZZY=1 --build-arg XYZZY",
      [
        "run.cfg:2: [dev] build_args: no ARG in docker/dev/Dockerfile is called 'XYZZY'; docker ignores it"
      ]),
    .init("what [DEFAULT] says may be for others", "[DEFAULT]\nbuild_args=XYZZY=1"),
    .init(
      "a slip there is told", "[DEFAULT]\nbuild_args=LAET=1",
      [
        "run.cfg:2: [DEFAULT] build_args: no ARG in docker/dev/Dockerfile is called 'LAET', did you mean 'LATE'?"
      ]),
    .init(
      "docker's own",
      "[dev]\nbuild_args=HTTP_PROXY=a no_proxy=b TARGETARCH=c BUILDKIT_INLINE_CACHE=1 SOURCE_DATE_EPOCH=0"),
  ]

  @Test(arguments: [
    "GITHUB_TOKEN=x", "--build-arg GITHUB_TOKEN=x", "--build-arg=GITHUB_TOKEN", "GITHUB_TOKEN",
    "A=1 GITHUB_TOKEN=",
  ])
  func aSecretIsRefused(_ words: String) throws {
    let problem = #expect(throws: Setting.Problem.self) {
      try Lab().plan("[dev]\nbuild_args=\(words)", ["dev"])
    }
    #expect(
      problem?.explanation
        == "run.cfg:2: [dev] build_args: 'GITHUB_TOKEN' sounds like a secret, and a build argument can be read in the image; write secrets=GITHUB_TOKEN here and RUN --mount=type=secret,id=GITHUB_TOKEN in the Dockerfile, or not_secret=GITHUB_TOKEN if it is not one"
    )
  }

  @Test func aFalseAlarmCanBeEnded() throws {
    var lab = Lab()
    lab.dockerfiles["dev"] = Self.dockerfile
    let config = "[dev]\nbuild_args=KEY_SIZE=4096 PYTHON=3\nnot_secret=KEY_SIZE, OTHER"
    #expect(try lab.plan(config, ["dev"]).warnings.isEmpty)
    #expect(throws: Setting.Problem.self) {
      try lab.plan("[dev]\nbuild_args=KEY_SIZE=4096\nnot_secret=KEY", ["dev"])
    }
  }

  @Test(arguments: [
    "TOKEN", "NPM_TOKEN", "npmtoken", "PASSWORD", "DB_PASSWORD_OLD", "MYSQL_PWD", "client_secret",
    "AWS_SECRET_ACCESS_KEY",
    "API_KEY", "APIKEY", "SSH_PRIVATE_KEY", "CREDENTIALS", "BASIC_AUTH", "KEY",
  ])
  func soundsSecret(_ name: String) { #expect(BuildArguments.soundsSecret(name)) }

  @Test(arguments: [
    "PYTHON_VERSION", "TOKENIZERS_PARALLELISM", "KEYBOARD", "MONKEY", "AUTHOR", "PUBLIC_KEY",
    "SSH_PUBLIC_KEY", "KEYRING_URL", "",
    "_", "PASSENGER", "SECRETARY",
  ])
  func soundsHarmless(_ name: String) { #expect(!BuildArguments.soundsSecret(name)) }
}
