import CommandLine
@testable import Execution
import ImageConfig
import TestSupport
import Testing

@testable import BuildCore

/// pre_build_script= and post_build_script=: shell lines, in which names are data.
struct BuildScriptTests {
  static let cases: [BuildCase] = [
    // pre_build_script → build → post_build_script per image.
    .init(
      "before and behind the build", "[dev]\npre_build_script=make wheel\npost_build_script=./check",
      [["/bin/sh", "-c", "make wheel"], build("dev", "lab-dev:ada"), ["/bin/sh", "-c", "./check"]]),
    .init(
      "per image", "[DEFAULT]\npost_build_script=x", ["-f", "dev"],
      [
        build("base", "lab-base:ada"), ["/bin/sh", "-c", "x"], build("dev", "lab-dev:ada"),
        ["/bin/sh", "-c", "x"],
      ]),
    .init(
      "before the builder stage too", "[dev]\npre_build_script=x",
      [
        ["/bin/sh", "-c", "x"], build("dev", "lab-dev-builder:ada", ["--target", "builder"]),
        build("dev", "lab-dev:ada"),
      ]
    ).with(dev: "FROM a AS builder\nFROM a"),
    .init(
      "&& is a real shell line", "[dev]\npre_build_script=a && b | c > d",
      [["/bin/sh", "-c", "a && b | c > d"], build("dev", "lab-dev:ada")]),
    .init(
      "$ is the shell's", "[dev]\npre_build_script=echo $HOME $(date) $$ 50%",
      [["/bin/sh", "-c", "echo $HOME $(date) $$ 50%"], build("dev", "lab-dev:ada")]),
    .init(
      "braces become variables", "[dev]\npre_build_script=echo {user}/{project-name}",
      [
        ["/bin/sh", "-c", "echo \"${ORBYTER_USER}\"/\"${ORBYTER_PROJECT_NAME}\""],
        build("dev", "lab-dev:ada"),
      ]),
    .init(
      "other braces stay", "[dev]\npre_build_script=awk '{print}' {a,b} ${X}",
      [["/bin/sh", "-c", "awk '{print}' {a,b} ${X}"], build("dev", "lab-dev:ada")]),
  ]

  @Test(arguments: cases) func plans(_ item: BuildCase) throws {
    #expect(try item.lab.steps(item.config, item.words) == item.expected)
  }

  /// How an author may have written a name into a line, and what the line is to say.
  static let lines = [
    "printf '%s\\0' {user} {project_root}", "printf '%s\\0' \"{user}\" \"{project_root}\"",
    "printf '%s\\0' '{user}' '{project_root}'", "printf '%s\\0' ''{user}'' \"\"{project_root}",
    "true && printf '%s\\0' {user} {project_root}", "printf '%s\\0' \"$(printf %sx {user})\" {project_root}",
    "printf '%s\\0' \"`printf %sx {user}`\" {project_root}",
    "printf '%s\\0' \"$(printf %sx \"{user}\")\" \"{project_root}\"",
    "printf '%s\\0' \"$( (printf '%sx' '{user}'))\" '{project_root}'",
    "printf '%s\\0' \"(\"{user}\")\" \\\"{project_root}\\\'{user}",
    "printf '%s\\0' \\\n{user} {project_root}",
  ]

  @Test(arguments: HostileValue.all, lines) func nameIsDataInAScript(_ value: String, _ line: String) throws {
    var lab = Lab()
    lab.user = "u" + value
    lab.root = "/r" + value
    let indented = line.split(separator: "\n").joined(separator: "\n  ")
    let config = "[project]\nname=lab\n[dev]\ntag=1\npre_build_script=" + indented
    let plan = try lab.plan(config, ["dev"])
    guard case .run(let command) = plan.steps[0] else { return #expect(Bool(false), "no script is run") }
    let user = lab.user + (line.contains("%sx") ? "x" : "")
    let expected =
      line.contains("(\"") && !line.contains("$(")
      ? ["(\(user))", "\"\(lab.root)'\(user)"] : [user, lab.root]
    #expect(try words(of: command) == expected)

    // And as it is shown, in a shell that somebody pastes it into.
    let shown = plan.steps[0].shellLine
    #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(try words(of: Command("bash", ["-c", shown])) == expected)
  }

  /// What a command prints, run in an empty folder that must be as empty behind it.
  private func words(of command: Command) throws -> [String] {
    let folder = try TemporaryFolder()
    let inside = Command(
      "/bin/sh",
      ["-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder.path, command.executable] + command.arguments,
      environment: command.environment)
    let answer = try #require(Probe.ask(inside, environment: ["PATH": "/usr/bin:/bin"]))
    #expect(answer.exitCode == 0)
    #expect(rmdir(folder.path) == 0, "the script left a file")
    return answer.output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
