import CommandLine
import ImageConfig
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// From the words and run.cfg to names of images and the way to the other machine.
struct ImageToMoveTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    let images: [String]
    var lab = Lab()

    init(_ name: String, _ words: [String], _ images: String...) {
      (self.name, self.words, self.images) = (name, words, images)
    }

    func with(_ change: (inout Lab) -> Void) -> Case {
      var copy = self
      change(&copy.lab)
      return copy
    }

    var testDescription: String { name }
  }

  static let digest = "sha256:" + String(repeating: "a", count: 64)

  static let images: [Case] = [
    .init("IMAGE HOST", ["dev", "gpu"], "lab-dev:ada"),
    .init("several", ["base", "dev", "python:3", "gpu"], "lab-base:ada", "lab-dev:ada", "python:3"),
    .init("one that is named twice", ["dev", "base", "lab-dev:ada", "gpu"], "lab-dev:ada", "lab-base:ada"),
    .init("an image by its path", ["docker/dev/", "gpu"], "lab-dev:ada"),
    .init("name=, tag= and prefix=", ["dev", "gpu"], "work:7").with { lab in
      lab.config = "[dev]\nname=work\nprefix=no\ntag=$N"
      lab.variables = ["N": "7"]
    },
    .init("-t beats tag=", ["dev", "gpu", "-t", "2"], "lab-dev:2").with { $0.config = "[dev]\ntag=1" },
    .init("a synthetic image", ["nb", "gpu"], "lab-dev:ada").with {
      $0.config = "[run_image]\nsynthetic_images=nb\n[nb]\nname=dev"
    },
    .init("a configuration-only image", ["db", "gpu"], "postgres:16")
      .with { $0.config = "[db]\nname=postgres\ntag=16\nprefix=no" },
    .init("[dev@ci]", ["dev", "gpu"], "lab-dev:ci").with { lab in
      lab.config = "[dev]\ntag=1\n[dev@ci]\ntag=ci"
      lab.overlay = "ci"
    },
    .init("[dev@ci] unless asked for", ["dev", "gpu"], "lab-dev:1").with {
      $0.config = "[dev]\ntag=1\n[dev@ci]\ntag=ci"
    },
    .init("an image that is none of the project's", ["python:3.12", "gpu"], "python:3.12"),
    .init("a name near none of the project's", ["postgres", "gpu"], "postgres:latest"),
    .init("a registry's port is no tag", ["gpu:5000/x", "gpu"], "gpu:5000/x:latest"),
    .init("what looks like an identifier is a name", ["0123456789ab", "gpu"], "0123456789ab:latest"),
    .init("outside a project", ["ghcr.io/acme/dev:1", "gpu"], "ghcr.io/acme/dev:1").with { $0.config = nil },
    .init("-t outside a project", ["dev", "gpu", "-t", "1"], "dev:1").with { $0.config = nil },
    .init("a digest and a tag for over there", ["x@\(digest)", "gpu", "-t", "1"], "x@\(digest) as x:1"),
    .init("one tag for two names", ["-t", "7", "dev", "gpu", "far"], "lab-dev:7").with {
      $0.config = "[run_image]\nsynthetic_images=gpu\n[gpu]\nname=dev\ntag=gpu"
    },
    .init("words behind --", ["--", "dev", "gpu"], "lab-dev:ada"),
  ]

  @Test(arguments: images) func names(_ item: Case) throws {
    #expect(try item.lab.wanted(item.words) == item.images)
  }

  struct Way: CustomTestStringConvertible, Sendable {
    let name: String
    let words: [String]
    /// What ssh gets, but for what it always gets.
    let ssh: [String]
    var variables: [String: String] = [:]
    var testDescription: String { name }
  }

  static let ways: [Way] = [
    .init(name: "user@host", words: ["ada@10.0.0.7"], ssh: ["--", "ada@10.0.0.7"]),
    .init(name: "ssh://", words: ["ssh://ada@gpu:2222"], ssh: ["--", "ssh://ada@gpu:2222"]),
    .init(name: "-i", words: ["-i", "/k/lab key", "gpu"], ssh: ["-i", "/k/lab key", "--", "gpu"]),
    .init(name: "-i behind", words: ["gpu", "--identity=k"], ssh: ["-i", "k", "--", "gpu"]),
    .init(name: "-F", words: ["-F", "/k/lab config", "gpu"], ssh: ["-F", "/k/lab config", "--", "gpu"]),
    .init(name: "SSH_KEY", words: ["gpu"], ssh: ["-i", "/k", "--", "gpu"], variables: ["SSH_KEY": "/k"]),
    .init(
      name: "-i beats it", words: ["gpu", "-i", "j"], ssh: ["-i", "j", "--", "gpu"],
      variables: ["SSH_KEY": "/k"]),
    .init(name: "an empty SSH_KEY is none", words: ["gpu"], ssh: ["--", "gpu"], variables: ["SSH_KEY": ""]),
    .init(
      name: "a hostile SSH_KEY is one word", words: ["gpu"], ssh: ["-i", "-oProxyCommand=x; y", "--", "gpu"],
      variables: ["SSH_KEY": "-oProxyCommand=x; y"]),
    .init(
      name: "ssh's own options come first",
      words: ["gpu", "-o", "ProxyJump=gate", "--ssh-option", "Port=2222"],
      ssh: ["-o", "ProxyJump=gate", "-o", "Port=2222", "--", "gpu"]),
  ]

  @Test(arguments: ways) func connects(_ way: Way) throws {
    var lab = Lab()
    lab.variables = way.variables
    var ssh = try #require(try lab.request(["dev"] + way.words).ssh)
    let patience = ["ServerAliveInterval=10", "ServerAliveCountMax=3", "ConnectTimeout=30"]
    let own = Set(patience + ["-o", "-T"])
    let arguments = ssh.command(["true"]).arguments
    #expect(arguments.first == "-T")
    for option in patience { #expect(arguments.contains(option)) }
    #expect(arguments.filter { !own.contains($0) } == way.ssh.filter { $0 != "-o" } + ["true"])
    #expect(ssh.shown(["true"]).arguments == way.ssh.filter { $0 != "--" } + ["true"])
    ssh.controlPath = "/run/x/s"
    #expect(ssh.control("exit").arguments.contains("ControlPath=/run/x/s"))
    #expect(ssh.control("exit").arguments.suffix(4).prefix(3) == ["-O", "exit", "--"])
  }

  /// What the shell over there reads is the script and its words, in a shell of any kind.
  @Test(arguments: ["sh", "bash"]) func remoteShellReadsWords(_ shell: String) throws {
    let words = ["a b", "$(touch pwned)", "'", "\"", "`x`", "-x", "*", "\\", "a\nb"]
    let ssh = SSH(host: try Host("gpu"))
    let command = EngineLocation.far(ssh).command(
      EngineCall(EngineScript(text: "printf '%s\\0' \"$@\""), words))
    let line = try #require(command.arguments.last)
    let answer = try #require(Shell.run(shell, line))
    #expect(answer == words)
  }

  static let rates: [(text: String, bytes: UInt64?)] = [
    ("1", 1), ("500k", 500_000), ("20M", 20_000_000), ("1.5G", 1_500_000_000), ("2MB", 2_000_000),
    ("2mb/s", 2_000_000), ("", nil), ("0", nil), ("M", nil), ("-1", nil), ("1e9", nil), ("1 M", nil),
    ("nan", nil),
    ("infinity", nil), ("0x10", nil), ("999999999999999999999G", nil), ("1.2.3", nil), ("20T", nil),
  ]

  @Test(arguments: rates) func rate(_ item: (text: String, bytes: UInt64?)) {
    #expect(RateLimit.bytes(item.text) == item.bytes)
  }
}
