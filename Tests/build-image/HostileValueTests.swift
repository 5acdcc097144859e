import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Values that were made to hurt.
enum HostileValue {
  static let all = [
    "; touch pwned", "$(touch pwned)", "`touch pwned`", "&& touch pwned", "| touch pwned", "> pwned",
    "a\ntouch pwned", "\r\n", "'", "\"", "it's \"so\"", "\\", "\\'", "--privileged", "-v", "-", "a,b", "a:b",
    "a b",
    "  a  ", "\t", "~", "*", "{user}", "$T", "${HOME}", "$$", "%", "#", "!", "=", "\u{1B}[2J", "\u{202E}",
    "é", "\u{301}",
    "<user>", "..",
  ]
}

/// Never another word, never a flag, never evaluated.
struct HostileValueTests {
  @Test(arguments: HostileValue.all) func nameStaysInItsWord(_ value: String) throws {
    var lab = Lab()
    lab.user = "u" + value
    lab.root = "/r" + value
    let config = """
      [project]
      name=lab
      [dev]
      tag=1
      build_args=--build-arg U={user} R={project_root} --label={user} --label "{user}"
      """
    #expect(
      try lab.steps(config, ["dev"]) == [
        build(
          "dev", "lab-dev:1",
          [
            "--build-arg", "U=u" + value, "--build-arg", "R=/r" + value, "--label=u" + value, "--label",
            "u" + value,
          ])
      ])
  }

  /// A name put in never becomes a flag of its own.
  @Test func nameIsNoFlag() {
    var lab = Lab()
    lab.user = "--push"
    #expect(throws: Setting.Problem.self) { try lab.plan("[dev]\ntag=1\nbuild_args={user}", ["dev"]) }
  }

  @Test(arguments: HostileValue.all) func namesMakeLegalReferences(_ value: String) throws {
    var lab = Lab()
    lab.user = "u" + value
    lab.root = "/r" + value
    let folder = "f" + value
    lab.dockerfiles = [folder: "FROM a AS builder\nFROM a"]
    let steps = try lab.steps("", ["all"])
    #expect(steps.count == 2)
    for step in steps {
      #expect(step[..<3] == ["docker", "build", "-t"])
      #expect(try ImageReference(step[3]).description == step[3])
      #expect(step[4...5] == ["-f", "docker/\(folder)/Dockerfile"])
    }
    let removed = try lab.steps("", ["clean"])
    #expect(removed == [["docker", "image", "rm", steps[1][3], steps[0][3]]])
  }

  @Test(arguments: HostileValue.all) func variableIsNoTag(_ value: String) throws {
    var lab = Lab()
    lab.variables = ["H": value]
    guard let steps = try? lab.steps("[dev]\ntag=x$H", ["dev"]) else { return }
    #expect(steps == [build("dev", "lab-dev:x" + value)])
    #expect(try Tag("x" + value).description == "x" + value)
  }
}
