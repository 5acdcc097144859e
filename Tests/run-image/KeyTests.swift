import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// Keys that are a flag of docker run each, and those that bring something of the caller's along.
struct KeyTests {
  @Test(arguments: flags + company) func plans(_ item: RunCase) throws {
    #expect(try item.command().arguments == item.expected)
  }

  static let flags: [RunCase] = [
    .init("cpus=", "[dev]\ncpus=2.5", flags: ["--cpus", "2.5"]),
    .init("memory=", "[dev]\nmemory=16g", flags: ["--memory", "16g"]),
    .init("workdir=", "[dev]\nworkdir='/a b'", flags: ["--workdir", "/a b"]),
    .init("hostname=", "[dev]\nhostname={project-name}", flags: ["--hostname", "lab"]),
    .init("restart= with -k", "[dev]\nrestart=always", ["-k", "dev"], kept: ["--restart", "always"]),
    .init(
      "restart= counted", "[dev]\nrestart=on-failure:3", ["-k", "dev"], kept: ["--restart", "on-failure:3"]),
    .init("restart= is nothing to who looks on", "[dev]\nrestart=always"),
    .init(
      "devices=", "[dev]\ndevices=/dev/fuse --device=/dev/kvm",
      flags: ["--device", "/dev/fuse", "--device=/dev/kvm"]),
    .init(
      "env_file=", "[dev]\nenv_file=a.env {home}/b.env\nenvironment=A=1",
      env: ["--env-file", "a.env", "--env-file", "/home/ada/b.env", "-e", "A=1"]
    ).with { $0.paths = ["/home/ada/Lab/a.env", "/home/ada/b.env"] },
    .init("the docked ones", "[dev]\ncpus=1\ncpus_docked=2", flags: ["--cpus", "2"])
      .with { $0.variables = ["DOCKER_IP": "10.0.0.1"] },
  ]

  private static let agent = [
    "--mount", "type=bind,source=/tmp/agent.1,target=/run/orbyter/ssh-agent.sock", "-e",
    "SSH_AUTH_SOCK=/run/orbyter/ssh-agent.sock",
  ]
  private static let git = ["-e", "GIT_CONFIG_SYSTEM=/etc/gitconfig"]

  static let company: [RunCase] = [
    .init("ssh_agent=yes", "[dev]\nssh_agent=yes", flags: agent).with(agentRuns),
    .init("ssh_agent=no", "[dev]\nssh_agent=no").with(agentRuns),
    .init("no agent", "[dev]\nssh_agent=yes").with { $0.variables = ["SSH_AUTH_SOCK": "/tmp/gone"] },
    .init("an engine elsewhere", "[dev]\nssh_agent=yes\ngit_config=yes").with(agentRuns).with {
      $0.engine = .elsewhere("ssh://far")
      $0.paths.insert("/home/ada/.gitconfig")
    },
    .init(
      "git_config=yes", "[dev]\ngit_config=yes",
      flags: ["--mount", "type=bind,source=/home/ada/.gitconfig,target=/etc/gitconfig,readonly"] + git
    ).with { $0.paths = ["/home/ada/.gitconfig", "/home/ada/.config/git/config"] },
    .init(
      "git's newer place", "[dev]\ngit_config=yes",
      flags: ["--mount", "type=bind,source=/home/ada/.config/git/config,target=/etc/gitconfig,readonly"] + git
    ).with { $0.paths = ["/home/ada/.config/git/config"] },
    .init("no configuration", "[dev]\ngit_config=yes"),
    .init(
      "a home with a comma", "[dev]\ngit_config=yes",
      flags: ["--mount", "type=bind,\"source=/a,b/.gitconfig\",target=/etc/gitconfig,readonly"] + git
    ).with {
      $0.home = "/a,b"
      $0.paths = ["/a,b/.gitconfig"]
    },
  ]

  private static func agentRuns(_ lab: inout Lab) {
    lab.variables = ["SSH_AUTH_SOCK": "/tmp/agent.1"]
    lab.paths = ["/tmp/agent.1"]
  }

  @Test(arguments: [
    (
      "ssh_agent=yes", EngineAddress.here,
      "run.cfg:2: [dev] ssh_agent: no ssh agent answers here; start one: eval $(ssh-agent) && ssh-add"
    ),
    (
      "git_config=yes", .here,
      "run.cfg:2: [dev] git_config: there is no /home/ada/.gitconfig; make one: git config --global user.name ..."
    ),
    (
      "ssh_agent=yes", .elsewhere("tcp://far:2375"),
      "run.cfg:2: [dev] ssh_agent: the engine is on another machine, and the ssh agent stays here"
    ),
  ])
  func tells(_ line: String, _ engine: EngineAddress, _ expected: String) throws {
    var lab = Lab()
    lab.engine = engine
    #expect(try lab.plan("[dev]\n" + line).warnings.map(\.text) == [expected])
  }
}
