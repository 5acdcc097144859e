import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// environment=, env=, -e and the credentials; and values of variables, which travel by name.
struct ContainerVariablesTests {
  @Test(arguments: written + credentials) func becomes(_ item: RunCase) throws {
    #expect(try item.command().arguments == item.expected)
  }

  static let written: [RunCase] = [
    // environment= is honoured.
    .init("environment=-e A=1", "[dev]\nenvironment=-e A=1", env: ["-e", "A=1"]),
    .init("environment=A=1 gets its -e", "[dev]\nenvironment=A=1 B=2", env: ["-e", "A=1", "-e", "B=2"]),
    .init("environment=--env=A=1", "[dev]\nenvironment=--env=A=1 -eB=2", env: ["-e", "A=1", "-e", "B=2"]),
    .init("environment=--env-file", "[dev]\nenvironment=--env-file x.env", env: ["--env-file", "x.env"]),
    .init("a bare NAME is docker's own meaning", "[dev]\nenvironment=-e A", env: ["-e", "A"]),
    .init("a quoted value", "[dev]\nenvironment=-e 'A=b c' B=\"\"", env: ["-e", "A=b c", "-e", "B="]),
    .init(
      "env=SECTION keeps the case of names", "[dev]\nenv=v\n[v]\nPath_x='a b'", env: ["-e", "Path_x=a b"]),
    .init("env=SECTION with an empty value", "[dev]\nenv=v\n[v]\nA=", env: ["-e", "A="]),

    // The command line's -e: verbatim, or docker's own meaning.
    .init("-e A=b=c is not cut", "", ["-e", "A=b=c", "dev"], env: ["-e", "A=b=c"]),
    .init("-e 'A=b c' does not become the image", "", ["-e", "A=b c", "dev"], env: ["-e", "A=b c"]),
    .init("-e NAME", "", ["-e", "NAME", "dev"], env: ["-e", "NAME"]),
    .init("-e is verbatim", "", ["-e", "A=$B {user} %d", "dev"], env: ["-e", "A=$B {user} %d"]),
    .init("-e twice", "", ["-e", "A=1", "dev", "-eB=2"], env: ["-e", "A=1", "-e", "B=2"]),
    .init("--env=A=b", "", ["--env=A=b", "dev"], env: ["-e", "A=b"]),

    // It wins per name.
    .init(
      "-e wins over environment=", "[dev]\nenvironment=A=1 B=2", ["-e", "A=3", "dev"],
      env: ["-e", "B=2", "-e", "A=3"]),
    .init(
      "-e wins over env=", "[dev]\nenv=v\n[v]\nA=1\nB=2", ["-e", "A=3", "dev"],
      env: ["-e", "B=2", "-e", "A=3"]),
    .init(
      "-e wins over args=", "[dev]\nargs=-e A=1 --cpus 2", ["-e", "A=3", "dev"], env: ["-e", "A=3"],
      flags: ["--cpus", "2"]),
    .init(
      "-e wins over gpu=", "[dev]\nulimits=no\ngpu=--gpus 1 -e A=1", ["-e", "A=3", "dev"],
      env: ["-e", "A=3"],
      flags: ["--gpus", "1"]),
    .init("-e NAME wins as well", "[dev]\nenvironment=A=1", ["-e", "A", "dev"], env: ["-e", "A"]),
    .init(
      "a longer name is another", "[dev]\nenvironment=AB=1", ["-e", "A=3", "dev"],
      env: ["-e", "AB=1", "-e", "A=3"]),
  ]

  static let credentials: [RunCase] = [
    .init(
      "all six are forwarded by name", "",
      env: [
        "-e", "AWS_ACCESS_KEY_ID", "-e", "AWS_SECRET_ACCESS_KEY", "-e", "AWS_DEFAULT_REGION", "-e",
        "AWS_REGION",
        "-e", "AWS_SESSION_TOKEN", "-e", "AWS_SECURITY_TOKEN",
      ]
    ).with { lab in
      for name in ContainerVariables.credentials { lab.variables[name] = "s3cret" }
    },
    .init("only those that are set", "", env: ["-e", "AWS_REGION"])
      .with { $0.variables = ["AWS_REGION": "eu", "AWS_SESSION_TOKEN": "", "AWS_PROFILE": "x"] },
    .init("not where -e sets one", "", ["-e", "AWS_REGION=us", "dev"], env: ["-e", "AWS_REGION=us"])
      .with { $0.variables = ["AWS_REGION": "eu"] },
    .init("not where run.cfg sets one", "[dev]\nenvironment=AWS_REGION=us", env: ["-e", "AWS_REGION=us"])
      .with { $0.variables = ["AWS_REGION": "eu"] },
    .init("none for a docked engine", "").with {
      $0.variables = ["AWS_REGION": "eu", "DOCKER_IP": "10.0.0.1"]
    },
  ]

  // A value that comes from a variable.

  static let secrets: [SecretCase] = [
    .init("environment=-e A=$T", "environment=-e A=$T", ["-e", "A"], "A=\"$T\""),
    .init("environment=A=$T", "environment=A=$T", ["-e", "A"], "A=\"$T\""),
    .init("environment=--env=A=$T", "environment=--env=A=$T", ["-e", "A"], "A=\"$T\""),
    .init("environment=-eA=$T", "environment=-eA=$T", ["-e", "A"], "A=\"$T\""),
    .init("a name of its own needs no overlay shown", "environment=-e T=$T", ["-e", "T"], nil),
    .init("${T} amid text", "environment=-e A=x${T}y", ["-e", "A"], "A=x\"$T\"y"),
    .init(
      "text that a shell would read", "environment=-e 'A=`$$(x)`\"$T'", ["-e", "A"], "A='`$(x)`\"'\"$T\""),
    .init(
      "text with control characters", "environment=-e 'A=\u{1B}[2J$T'", ["-e", "A"], "A=$'\\x1b[2J'\"$T\""),
    .init("two variables", "environment=-e A=$T:$T", ["-e", "A"], "A=\"$T\":\"$T\""),
    .init("environment=$PAIR", "environment=$PAIR", ["-e", "B"], "B=\"${PAIR#*=}\""),
    .init("environment=-e \"$PAIR\"", "environment=-e \"$PAIR\"", ["-e", "B"], "B=\"${PAIR#*=}\""),
    .init("environment=-e X$PAIR", "environment=-e X$PAIR", ["-e", "XB"], "XB=\"${PAIR#*=}\""),
    .init(
      "a list in one variable", "environment=$LIST", ["-e", "B", "-e", "C"], "B='(in $LIST)' C='(in $LIST)'"),
    .init("env=", "env=v\n[v]\nA=$T", ["-e", "A"], "A=\"$T\""),
    .init("args=-e", "args=-e A=$T", ["-e", "A"], "A=\"$T\""),
    .init("args=-ie", "args=-ie A=$T", ["-i", "-e", "A"], "A=\"$T\""),
    .init("args=-ieA=", "args=-ieA=$T", ["-i", "-e", "A"], "A=\"$T\""),
    .init("args=$ARGS", "args=$ARGS", ["-e", "B"], "B='(in $ARGS)'"),
    .init("gpu=", "ulimits=no\ngpu=--gpus all -e A=$T", ["--gpus", "all", "-e", "A"], "A=\"$T\""),
    .init("volumes=", "volumes=-e A=$T", ["-e", "A"], "A=\"$T\""),
    .init("ports=", "ports=-e A=$T", ["-e", "A"], "A=\"$T\""),
    .init("network=", "network=-e A=$T", ["-e", "A"], "A=\"$T\""),
    .init(
      "a name that docker knows, unchanged", "environment=-e DOCKER_T=$DOCKER_T", ["-e", "DOCKER_T"], nil),
  ]

  @Test(arguments: secrets) func secretTravelsByName(_ item: SecretCase) throws {
    let plan = try item.lab.plan(item.config)
    let command = try item.lab.command(item.config)
    #expect(
      command.arguments.filter {
        !["run", "--init", "--name", Lab.container, "--rm", "lab-dev:ada"].contains($0)
      } == item.expected)
    let shown = plan.shellLines(from: "/home/ada/Lab")
    for text in command.arguments + shown + plan.warnings.map(\.text) { #expect(!text.contains("s3cret")) }
    #expect(shown.count == 1)
    #expect(shown[0].hasPrefix((item.shown.map { $0 + " " } ?? "") + "docker run --init"))
    #expect(
      command.environment.map(\.name)
        == item.expected.indices.filter { $0 > 0 && item.expected[$0 - 1] == "-e" }.map { item.expected[$0] })
    for value in command.environment { #expect(value.value.contains("s3cret")) }
  }

  @Test func secretOfTheCommandLinesArgs() throws {
    let command = try SecretCase.lab.command("", ["-a", "-e A=$T", "dev"])
    #expect(command.arguments.suffix(4) == ["--rm", "-e", "A", "lab-dev:ada"])
    #expect(command.environment == [.init(name: "A", value: "s3cret 'x'", shown: "\"$T\"")])
  }

  /// docker's own program reads these: the value has to stay in its arguments.
  @Test(arguments: ["PATH", "DOCKER_HOST", "LD_PRELOAD", "HTTPS_PROXY"])
  func nameThatDockerReadsIsNotLaidOver(_ name: String) throws {
    let lab = SecretCase.lab
    let command = try lab.command("[dev]\nenvironment=-e \(name)=$HOSTS")
    #expect(command.environment.isEmpty)
    #expect(command.arguments.contains("\(name)=tcp://x"))
  }
}

/// A key, the words it gives and what a shell is shown in front of docker.
struct SecretCase: CustomTestStringConvertible, Sendable {
  let name: String
  let config: String
  let expected: [String]
  let shown: String?

  init(_ name: String, _ line: String, _ expected: [String], _ shown: String?) {
    self.name = name
    config = "[dev]\n" + line
    self.expected = expected
    self.shown = shown
  }

  var lab: Lab { Self.lab }

  static var lab: Lab {
    var lab = Lab()
    lab.variables = [
      "T": "s3cret 'x'", "PAIR": "B=s3cret=", "LIST": "-e B=s3cret C=s3cret", "ARGS": "-e B=s3cret",
      "DOCKER_T": "s3cret", "HOSTS": "tcp://x",
    ]
    return lab
  }

  var testDescription: String { name }
}
