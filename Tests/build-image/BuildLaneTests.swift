import CommandLine
import Testing

@testable import BuildCore

/// --keep-going and --log-dir: every image for itself.
struct BuildLaneTests {
  private func branches(_ words: [String], hasBuildx: Bool = true, _ config: String = "") throws -> (
    [Branch], Int
  ) {
    var lab = Lab()
    lab.hasBuildx = hasBuildx
    lab.dockerfiles = ["base": "FROM alpine AS builder\nFROM builder", "dev": "FROM base", "other": "FROM x"]
    let steps = try lab.plan(config, words).steps
    guard case .branches(let branches, let width)? = steps.last else { return ([], 0) }
    return (branches, width)
  }

  @Test func eachNeedsItsParents() throws {
    let (branches, width) = try branches(["-k", "all"])
    #expect(branches.map(\.name) == ["base", "dev", "other"])
    #expect(branches.map(\.needs) == [[], ["base"], []])
    #expect(width > 1)
    #expect(branches.allSatisfy { $0.log == nil })
  }

  @Test(arguments: [["dev"], ["-k", "dev"], ["base", "dev"], ["--builder", "far", "other"]])
  func whatMakesImagesMayBeRunOnceMore(_ words: [String]) throws {
    for hasBuildx in [true, false] where hasBuildx || words[0] != "--builder" {
      var lab = Lab()
      lab.hasBuildx = hasBuildx
      lab.dockerfiles = ["base": "FROM a", "dev": "FROM lab-base:ada", "other": "FROM x"]
      let commands = try lab.plan("", words).steps.flatMap(Self.commands)
      #expect(!commands.isEmpty && commands.allSatisfy { $0.retriesOn == "already exists" })
    }
  }

  private static func commands(_ step: Step) -> [Command] {
    switch step {
    case .run(let command): [command]
    case .branches(let branches, _): branches.flatMap(\.steps).flatMap(commands)
    case .scope(let steps): steps.flatMap(commands)
    default: []
    }
  }

  @Test func aBakeExportsItsOwnImageOnly() throws {
    let (branches, _) = try branches(["--keep-going", "dev"])
    guard case .run(let command)? = branches.last?.steps.last, case .text(let text) = command.input else {
      return #expect(Bool(false), "no bake")
    }
    #expect(
      command.arguments == [
        "buildx", "bake", "-f", "-", "--set", "*.output=type=cacheonly", "--set", "dev.output=type=docker",
        "dev",
      ])
    #expect(command.environment.map(\.name) == ["BUILDX_NO_DEFAULT_LOAD"])
    #expect(text.contains("\"base\": \"target:base\""))
    #expect(!text.contains("base-builder"), "a parent's builder stage is nothing to its child")
  }

  @Test func scriptsAreWithTheirImage() throws {
    let (branches, _) = try branches(["-k", "dev"], "[dev]\npre_build_script=a\npost_build_script=b")
    #expect(branches.last?.steps.count == 3)
  }

  @Test func logsHaveNamesOfTheirOwn() throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles = ["a b": "FROM x", "a-b": "FROM x"]
    let steps = try lab.plan("[a b]\nname=c", ["--log-dir", "my logs", "all"]).steps
    #expect(steps.first == .run(Command("mkdir", ["-p", "my logs"])))
    guard case .branches(let branches, width: _)? = steps.last else {
      return #expect(Bool(false), "no branches")
    }
    #expect(branches.compactMap(\.log) == ["my logs/a-b.log", "my logs/a-b-2.log"])
  }

  @Test func withoutBuildxOneAfterTheOther() throws {
    let (branches, width) = try branches(["-k", "dev"], hasBuildx: false)
    #expect(width == 1)
    let words = branches.last?.steps.compactMap {
      if case .run(let command) = $0 { command.arguments[0] } else { nil }
    }
    #expect(words == ["tag", "create", "tag", "build"])
  }
}
