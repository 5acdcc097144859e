import CommandLine
import Testing

@testable import BuildCore

/// A stage that is called as its Dockerfile calls a sibling. A named context would take the stage's place, so the
/// parent has that tag while the image is built, as it would for `docker build` by hand.
struct HiddenParentTests {
  private static func lab(_ dockerfile: String, hasBuildx: Bool = true) -> Lab {
    var lab = Lab()
    lab.hasBuildx = hasBuildx
    lab.dockerfiles = ["base": "FROM alpine", "dev": dockerfile]
    return lab
  }

  private static let journal = "orbyter-journal/62617365:0.now"
  private static let lock = "orbyter-lent-62617365"
  private static let buildx = ["docker", "buildx", "build", "--load", "--provenance=false"]

  static let dockerfiles = [
    "FROM base AS base\nRUN a\nFROM base", "ARG B=base\nFROM $B AS base\nRUN a\nFROM base",
    "FROM base AS base\nRUN a\nFROM scratch\nCOPY --from=base / /", "FROM base\nFROM scratch AS base",
  ]

  @Test(arguments: dockerfiles) func theNameIsLent(_ dockerfile: String) throws {
    let steps = try Self.lab(dockerfile).steps("", ["dev"])
    #expect(
      steps == [
        Self.buildx + ["-t", "lab-base:ada", "-f", "docker/base/Dockerfile", "."],
        ["at the end", "docker", "image", "rm", "-f", Self.journal],
        ["docker", "tag", "lab-base:ada", Self.journal],
        ["docker", "create", "--name", Self.lock, "--network", "none", "lab-base:ada", "true"],
        ["at the end", "docker", "rm", "--force", "--volumes", Self.lock],
        ["at the end", "docker", "image", "rm", "-f", "base"],
        ["docker", "tag", "lab-base:ada", "base"],
        Self.buildx + ["-t", "lab-dev:ada", "-f", "docker/dev/Dockerfile", "."],
      ])
  }

  @Test func latestNeedNotBeSaid() throws {
    let steps = try Self.lab("FROM base:latest AS Base\nRUN a").steps("", ["dev"])
    #expect(steps.contains(["docker", "tag", "lab-base:ada", "base:latest"]))
  }

  @Test(arguments: [
    "FROM base AS builder\nFROM builder", "FROM lab-base:ada AS base\nRUN a\nFROM base", "FROM base AS base2",
    "FROM alpine AS base\nFROM base",
  ]) func anotherStageHidesNothing(_ dockerfile: String) throws {
    let steps = try Self.lab(dockerfile).steps("", ["base", "dev"])
    #expect(steps.map { $0[0...2] } == [["docker", "buildx", "bake"]])
  }

  /// Its own reference is one that needs no link, but in a bake it would get one.
  @Test func aStageCalledAsTheReference() throws {
    let steps = try Self.lab("FROM lab-base AS lab-base\nRUN a\nFROM lab-base").steps(
      "[DEFAULT]\ntag=latest", ["dev"])
    #expect(steps.map { $0[2] } == ["build", "build"])
    #expect(!steps.joined().contains("--build-context"))
  }

  /// Docker itself lets that context take the stage's place.
  @Test func theAuthorsOwnContextStays() throws {
    let steps = try Self.lab("FROM x AS x\nRUN a\nFROM x").steps(
      "[dev]\ncontexts=x=docker-image://lab-base:ada", ["base", "dev"])
    #expect(steps.map { $0[0...2] } == [["docker", "buildx", "bake"]])
  }

  @Test func aPublishedParentIsPulledAndLent() throws {
    let steps = try Self.lab("FROM base AS base\nRUN a").steps(
      "[publish]\nrepository=r.io/a", ["--parents", "published:7", "-p", "dev"])
    #expect(steps.first == ["docker", "pull", "r.io/a/base:7"])
    #expect(steps.contains(["docker", "tag", "r.io/a/base:7", "base"]))
    #expect(!steps.joined().contains("--pull"), "no registry knows the name that is lent")
  }

  @Test func withoutBuildxNothingIsPulledUnderALentName() throws {
    let steps = try Self.lab("FROM base", hasBuildx: false).steps(
      "[publish]\nrepository=r.io/a", ["--parents", "published:7", "-p", "dev"])
    #expect(steps.first == ["docker", "pull", "r.io/a/base:7"] && !steps.joined().contains("--pull"))
  }

  /// There is one tag of that name.
  @Test func withKeepGoingOneAfterTheOther() throws {
    let steps = try Self.lab("FROM base AS base\nRUN a").plan("", ["-k", "all"]).steps
    guard case .branches(let branches, let width)? = steps.last else {
      return #expect(Bool(false), "no branches")
    }
    #expect(width == 1 && branches.map(\.needs) == [[], ["base"]])
  }

  @Test(arguments: [["--print", "dev"], ["dev"], ["--parents", "published:1", "dev"]])
  func elsewhereItIsRefused(_ words: [String]) throws {
    var lab = Self.lab("\nARG B=base\nFROM $B AS base\nRUN a")
    if words[0] != "--print" { lab.change = { $0.seesImages = false } }
    let error = #expect(throws: BuildProblem.self) { try lab.plan("[publish]\nrepository=r.io/a", words) }
    let reference = words.count > 2 ? "r.io/a/base:1" : "lab-base:ada"
    #expect(
      error?.explanation
        == "docker/dev/Dockerfile:3: the stage 'base' has the name that image 'dev' uses for its parent, image 'base', and only the engine's own builder can tell the two apart; rename the stage, or write FROM \(reference)"
    )
  }
}
