import CommandLine
import Execution
import ImageConfig
import Testing

@testable import transfer_image

/// From the words and run.cfg to save | compress | ssh.
struct TransferPlanTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    let image: String
    let ssh: [String]
    var lab = Lab()

    /// `ssh` is what stands between ssh's own options and the host, and the host.
    init(_ name: String, _ words: [String], image: String = "lab-dev:ada", ssh: [String] = ["--", "gpu"]) {
      self.name = name
      self.words = words
      self.image = image
      self.ssh = ssh
    }

    func with(_ change: (inout Lab) -> Void) -> Case {
      var copy = self
      change(&copy.lab)
      return copy
    }

    var testDescription: String { name }
  }

  static let remote = ShellText.remote(["sh", "-c", RemoteLoad.script])

  @Test(arguments: images + hosts) func plans(_ item: Case) throws {
    let pipeline = try item.lab.pipeline(item.words)
    #expect(
      pipeline.commands.map { [$0.executable] + $0.arguments } == [
        ["docker", "save", item.image], ["pigz", "-c"],
        [
          "ssh", "-T", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3", "-o",
          "ConnectTimeout=30",
        ] + item.ssh + [Self.remote],
      ])
    #expect(pipeline.commands[0].input == .nothing)
    #expect(pipeline.meter == Pipeline.Meter(label: "sending \(item.image)", total: 1_000_000))
    #expect(try item.lab.plan(item.words).result == [item.image])
  }

  static let images: [Case] = [
    .init("IMAGE HOST", ["dev", "gpu"]),
    .init("an image by its path", ["docker/dev/", "gpu"]),
    .init("name=, tag= and prefix=", ["dev", "gpu"], image: "work:7")
      .with { lab in
        lab.config = "[dev]\nname=work\nprefix=no\ntag=$N"
        lab.variables = ["N": "7"]
      },
    .init("-t beats tag=", ["dev", "gpu", "-t", "2"], image: "lab-dev:2").with { $0.config = "[dev]\ntag=1" },
    .init("a synthetic image", ["nb", "gpu"]).with {
      $0.config = "[run_image]\nsynthetic_images=nb\n[nb]\nname=dev"
    },
    .init("a configuration-only image", ["db", "gpu"], image: "postgres:16")
      .with { $0.config = "[db]\nname=postgres\ntag=16\nprefix=no" },
    .init("[dev@ci]", ["dev", "gpu"], image: "lab-dev:ci").with { lab in
      lab.config = "[dev]\ntag=1\n[dev@ci]\ntag=ci"
      lab.overlay = "ci"
    },
    .init("[dev@ci] unless asked for", ["dev", "gpu"], image: "lab-dev:1").with {
      $0.config = "[dev]\ntag=1\n[dev@ci]\ntag=ci"
    },
    .init("an image that is none of the project's", ["python:3.12", "gpu"], image: "python:3.12"),
    .init("a name near none of the project's", ["postgres", "gpu"], image: "postgres"),
    .init("outside a project", ["ghcr.io/acme/dev:1", "gpu"], image: "ghcr.io/acme/dev:1").with {
      $0.config = nil
    },
    .init("-t outside a project", ["dev", "gpu", "-t", "1"], image: "dev:1").with { $0.config = nil },
    .init("words behind --", ["--", "dev", "gpu"]),
  ]

  static let hosts: [Case] = [
    .init("user@host", ["dev", "ada@10.0.0.7"], ssh: ["--", "ada@10.0.0.7"]),
    .init("ssh://", ["dev", "ssh://ada@gpu:2222"], ssh: ["--", "ssh://ada@gpu:2222"]),
    .init("-i", ["-i", "/k/lab key", "dev", "gpu"], ssh: ["-i", "/k/lab key", "--", "gpu"]),
    .init("-i behind", ["dev", "gpu", "--identity=k"], ssh: ["-i", "k", "--", "gpu"]),
    .init("-F", ["-F", "/k/lab config", "dev", "gpu"], ssh: ["-F", "/k/lab config", "--", "gpu"]),
    .init("SSH_KEY names a key", ["dev", "gpu"], ssh: ["-i", "/k", "--", "gpu"]).with {
      $0.variables = ["SSH_KEY": "/k"]
    },
    .init("-i beats SSH_KEY", ["dev", "gpu", "-i", "j"], ssh: ["-i", "j", "--", "gpu"]).with {
      $0.variables = ["SSH_KEY": "/k"]
    },
    .init("an empty SSH_KEY is none", ["dev", "gpu"]).with { $0.variables = ["SSH_KEY": ""] },
    .init("a hostile SSH_KEY is one word", ["dev", "gpu"], ssh: ["-i", "-oProxyCommand=x; y", "--", "gpu"])
      .with { $0.variables = ["SSH_KEY": "-oProxyCommand=x; y"] },
  ]

  @Test func isShownAsOnePipeline() throws {
    let lines = try Lab().plan(["dev", "gpu"]).shellLines(from: "/anywhere")
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("docker save lab-dev:ada </dev/null | pigz -c | ssh -T "))
  }

  /// Each end of a pipeline that fails makes ours fail: the commands are no line for a shell.
  @Test func isAPipelineOfCommands() throws {
    #expect(try Lab().pipeline(["dev", "gpu"]).commands.count == 3)
  }

  /// What the shell over there reads is the script, as one word, in a shell of any kind.
  @Test(arguments: ["sh", "bash"]) func remoteShellReadsOneScript(_ shell: String) throws {
    let line = "set -- \(Self.remote); printf '%s\\0' \"$@\""
    let answer = try #require(
      Probe.ask(Command(shell, ["-c", line]), environment: ["PATH": "/usr/bin:/bin"]))
    let words = answer.output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
    #expect(words.map { String(decoding: $0, as: UTF8.self) } == ["sh", "-c", RemoteLoad.script])
  }

  // docker or sudo -n docker over there, played by functions.

  static let servers: [(functions: String, output: String, exitCode: Int32)] = [
    ("docker() { echo docker $1; }", "docker load", 0),
    ("docker() { [ $1 != version ]; }; sudo() { echo sudo $*; }", "sudo -n docker load", 0),
    ("docker() { [ $1 != version ]; }; sudo() { return 1; }", "", 1),
  ]

  @Test(arguments: servers) func loads(_ server: (functions: String, output: String, exitCode: Int32)) throws
  {
    let script = RemoteLoad.script.split(separator: "exec ", omittingEmptySubsequences: false).joined()
    let answer = try #require(
      Probe.ask(
        Command("bash", ["-c", server.functions + "; hostname() { echo gpu; }; " + script]),
        environment: ["PATH": "/usr/bin:/bin"]))
    #expect(answer.exitCode == server.exitCode)
    #expect(answer.text == server.output)
  }

  @Test func saysWhatToDoWithoutDocker() throws {
    let answer = try #require(
      Probe.ask(
        Command(
          "/bin/sh", ["-c", "command() { return 1; }; hostname() { echo gpu; }; " + RemoteLoad.script]),
        environment: ["PATH": "/nowhere"]))
    #expect(answer.exitCode == 127)
    #expect(answer.error == Array("gpu: docker is not installed, or not on the PATH\n".utf8))
  }
}
