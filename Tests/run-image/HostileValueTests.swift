import CommandLine
@testable import Execution
import ImageConfig
import Testing

@testable import RunCore

/// Values that were made to hurt: never another word, never a flag, never evaluated.
struct HostileValueTests {
  static let values = [
    "; touch pwned", "$(touch pwned)", "`touch pwned`", "&& touch pwned", "| touch pwned", "> pwned",
    "a\ntouch pwned", "\r\n", "'", "\"", "it's \"so\"", "\\", "\\'", "--privileged", "-v", "-", "--", "a,b",
    "a, b=c",
    "a:b", ":ro", "a b", " ", "  a  ", "\t", "~", "~root", "*", "{a,b}", "{user}", "$T", "${HOME}", "$$",
    "%(x)s", "%", "#",
    "!", "=", "=ls", "\u{1B}[2J", "\u{7F}", "\u{202E}", "é", "\u{301}", "日本", "👩‍🚀", "[", "@", "<user>", "..",
    "/",
  ]

  /// Every key, with the value amid text: the words there are, and where the value must be whole.
  @Test(arguments: values) func variableStaysInItsWord(_ value: String) throws {
    var lab = Lab()
    lab.variables = ["H": value]
    let config = """
      [dev]
      environment=-e A=x$H
      gpu=--gpus x$H
      network=x$H
      ports=x$H -p "y$H"
      ulimits=x$H
      workdir=/x$H
      hostname="$H"
      devices=/dev/x$H
      args=--label x$H --label=y$H "--hostname" "$H"
      cmd=x$H "$H" '$H'
      """
    let expected =
      ["run", "--init", "--name", Lab.container, "-e", "A", "--rm", "--gpus", "x" + value]
      + ["--network", "x" + value, "-p", "x" + value, "-p", "y" + value]
      + [
        "--ulimit", "x" + value, "--workdir", "/x" + value, "--hostname", value, "--device", "/dev/x" + value,
      ]
      + ["--label", "x" + value, "--label=y" + value, "--hostname", value]
      + ["lab-dev:ada", "x" + value, value, value]
    let command = try lab.command(config)
    #expect(command.arguments == expected)
    #expect(command.environment.map(\.value) == ["x" + value])
  }

  @Test(arguments: values) func variableStaysInItsMount(_ value: String) throws {
    var lab = Lab()
    lab.variables = ["H": value]
    let quoted = value.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
    let source = "src=/x" + value
    let field =
      quoted
      ? "\"" + source.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\"" : source
    let mount = try lab.command("[dev]\nvolumes=--mount type=bind,src=/x$H,dst=/y").arguments
    #expect(mount.suffix(3) == ["--mount", "type=bind,\(field),dst=/y", "lab-dev:ada"])
    if value.contains(":") {
      #expect(throws: Setting.Problem.self) { try lab.command("[dev]\nvolumes=-v /x$H:/y") }
    } else {
      let volume = try lab.command("[dev]\nvolumes=-v /x$H:/y /z$H:/y").arguments
      #expect(volume.suffix(5) == ["-v", "/x\(value):/y", "-v", "/z\(value):/y", "lab-dev:ada"])
    }
  }

  /// A tag, a name or a switch can't hold it: refused, or only what docker allows is left.
  @Test(arguments: values) func variableIsNoNameOrSwitch(_ value: String) throws {
    var lab = Lab()
    lab.variables = ["H": value]
    for line in ["tag=x$H", "tag=\"$H\"", "name=x$H", "name=\"$H\"\nprefix=no"] {
      guard let command = try? lab.command("[dev]\n" + line) else { continue }
      #expect(command.arguments.count == 6)
      let reference = try #require(command.arguments.last)
      #expect(reference.utf8.first != UInt8(ascii: "-"))
      #expect(
        reference.utf8.allSatisfy { byte in "abcdefghijklmnopqrstuvwxyz0123456789-_./:".utf8.contains(byte) })
    }
    for line in ["args=\"$H\"", "args=--init \"$H\""] {
      #expect(throws: Setting.Problem.self) { try lab.command("[dev]\n" + line) }
    }
    for key in ["volumes", "ports", "network", "gpu", "environment"] {
      // A lone variable is split, and may bring nothing but what its key is for.
      guard let command = try? lab.command("[dev]\n\(key)=$H") else { continue }
      #expect(!command.arguments.contains("--privileged"))
    }
  }

  /// Nor can a key that takes a size, a number, a policy, a yes or a no.
  @Test(arguments: values) func variableIsNoQuantityOrAnswer(_ value: String) throws {
    var lab = Lab()
    lab.variables = ["H": value]
    for line in [
      "shm_size=1$H", "memory=1$H", "cpus=1$H", "restart=\"$H\"", "init=$H", "aws=$H", "ssh_agent=$H",
      "git_config=$H",
    ] {
      guard let command = try? lab.command("[dev]\n" + line) else { continue }
      // What was a number in blanks, and stays within its word.
      #expect(
        !command.arguments.contains { $0.utf8.starts(with: "--privileged".utf8) || $0 == "-v" }, "\(line)")
      #expect(command.arguments.count <= 7)
    }
  }

  /// A socket, a file, a zone of the caller's: in mounts and variables of our own.
  @Test(arguments: values) func placesOfTheWorldStayInTheirWords(_ value: String) throws {
    var lab = Lab()
    lab.home = "/h" + value
    lab.timeZone = "Z" + value
    lab.variables = ["SSH_AUTH_SOCK": "/s" + value, "FILE": "f" + value]
    lab.paths = ["/s" + value, lab.home + "/.gitconfig", lab.root + "/f" + value]
    let config = "[dev]\nssh_agent=yes\ngit_config=yes\nenv_file=\"$FILE\"\n"
    let words = try lab.command(config).arguments
    func mount(_ path: String) -> String {
      let source = "source=" + path
      guard path.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else {
        return source
      }
      return "\""
        + source.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
    #expect(
      words == ["run", "--init", "--name", Lab.container, "--env-file", "f" + value, "-e", "TZ=Z" + value]
        + ["--rm", "--mount", "type=bind,\(mount("/s" + value)),target=/run/orbyter/ssh-agent.sock"]
        + ["-e", "SSH_AUTH_SOCK=/run/orbyter/ssh-agent.sock"]
        + ["--mount", "type=bind,\(mount(lab.home + "/.gitconfig")),target=/etc/gitconfig,readonly"]
        + ["-e", "GIT_CONFIG_SYSTEM=/etc/gitconfig", "lab-dev:ada"])
  }

  /// A user, a home and a folder may be called anything.
  @Test(arguments: values) func namesOfTheWorldStayInTheirWords(_ value: String) throws {
    var lab = Lab()
    lab.user = "u" + value
    lab.root = "/r" + value.filter { $0 != "/" }
    lab.home = "/h" + value
    let config = """
      [project]
      name=lab
      [dev]
      tag=1
      environment=-e A={user}
      args=--label x={user} --label={home}
      cmd={user} <user> {project} {home} {project_root}
      """
    let command = try lab.command(config)
    let project = String(lab.root.dropFirst())
    #expect(command.arguments[..<3] == ["run", "--init", "--name"])
    #expect(
      command.arguments[3].utf8.allSatisfy {
        "abcdefghijklmnopqrstuvwxyzH0123456789-_.".utf8.contains($0) || (65...90).contains($0)
      })
    #expect(
      Array(command.arguments[4...]) == [
        "-e", "A=" + lab.user, "--rm", "--label", "x=" + lab.user, "--label=" + lab.home, "lab-dev:1",
        lab.user, lab.user, project, lab.home, lab.root,
      ])
  }

  /// Without a name or a tag of their own, an image is called by what is left of theirs.
  @Test func namesAreMadeLegal() throws {
    var lab = Lab()
    lab.user = "; touch pwned"
    lab.root = "/x/$(touch pwned) --privileged"
    lab.folders = ["A b;c"]
    let words = try lab.command("", ["A b;c"]).arguments
    #expect(
      words == [
        "run", "--init", "--name", "touch-pwned_A-b-c_24-03-05_07.08.09_42", "--rm",
        "touch-pwned-privileged-a-b-c:touch-pwned",
      ])
  }

  // What a dry run prints, pasted into a shell.

  @Test(arguments: values) func shownLineMeansTheSame(_ value: String) throws {
    var lab = Lab()
    lab.user = "u" + value
    lab.variables = ["H": value, "T": "t" + value, "D": "d", "PAIR": "P=" + value]
    let config = """
      [project]
      name=lab
      [dev]
      tag=1
      environment=-e A=x$H -e B={user}$H -e T=$T -e 'C=a:~/$H' "$PAIR"
      args=--label {user} --label=a=~/x --label=b:~ -e D=$H$T -e H=y$T -e E=$H -e E=$D$T
      cmd=[\"$H\", \"{user}\", \"~/x\"]
      """
    let command = try lab.command(config)
    let lines = try lab.plan(config).shellLines(from: lab.root)
    #expect(lines.count == 1)
    #expect(!lines[0].unicodeScalars.contains { $0.properties.generalCategory == .control })
    // docker is a function here; it says what it was given.
    let script = """
      docker() { printf '%s\\0' "$@" "$A" "$B" "$T" "$C" "$P" "$D" "$E" "$H"; }
      \(lines[0])
      """
    let environment = lab.variables.merging(["PATH": "/usr/bin:/bin", "HOME": "/h"]) { _, new in new }
    let answer = try #require(Probe.ask(Command("bash", ["-c", script]), environment: environment))
    let overlay = Dictionary(
      command.environment.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    let values = ["A", "B", "T", "C", "P", "D", "E", "H"].map { overlay[$0] ?? "" }
    let words = answer.output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
    let all = words.map { String(decoding: $0, as: UTF8.self) }
    guard case .exec(let whole)? = try lab.plan(config).steps.last else {
      throw Lab.NotOneCommand(steps: [])
    }
    #expect(all == whole.arguments + values)
    #expect(overlay.count == 8)
  }
}
