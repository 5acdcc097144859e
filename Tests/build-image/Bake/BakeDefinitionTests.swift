import CommandLine
import Testing

@testable import BuildCore

/// The definition that bake gets where there is more than one thing to build.
struct BakeDefinitionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let dockerfiles: [String: String]
    var words = ["dev"]
    var variables: [String: String] = [:]
    /// Lines that are there, and some that are not.
    var has: [String] = []
    var lacks: [String] = []
    var testDescription: String { name }
  }

  private static let child = ["base": "FROM alpine", "dev": "FROM lab-base:ada"]

  static let cases: [Case] = [
    Case(
      name: "a child stands on the target of its parent", config: "", dockerfiles: child,
      has: ["\"lab-base:ada\": \"target:base\"", "\"targets\": [\"base\", \"dev\"]"]),
    Case(
      name: "tags, no attestation, and the engine's own store", config: "", dockerfiles: child,
      has: [
        "\"tags\": [\"lab-dev:ada\"],", "\"attest\": [\"type=provenance,disabled=true\"],",
        "\"output\": [\"type=docker\"]", "\"context\": \".\",", "\"dockerfile\": \"docker/dev/Dockerfile\",",
      ]),
    Case(
      name: "by the folder's name", config: "", dockerfiles: ["base": "FROM alpine", "dev": "FROM base"],
      has: ["\"base\": \"target:base\""]),
    Case(
      name: "the familiar form", config: "",
      dockerfiles: ["base": "FROM alpine", "dev": "FROM docker.io/library/lab-base:ada"], has: [],
      lacks: ["\"docker.io/library/lab-base:ada\""]),
    Case(
      name: "at the tag that this run gives it", config: "", dockerfiles: child,
      words: ["-t", "9", "base", "dev"],
      has: ["\"lab-base:ada\": \"target:base\"", "\"tags\": [\"lab-base:9\"],"]),
    Case(
      name: "two names of one parent", config: "",
      dockerfiles: ["base": "FROM alpine", "dev": "FROM lab-base:ada\nCOPY --from=base / /"],
      has: [
        "\"lab-base:ada\": \"target:base\",", "\"base\": \"target:base-2\"", "\"inherits\": [\"base\"],",
        "\"tags\": [],", "\"output\": [\"type=cacheonly\"]", "\"targets\": [\"base\", \"dev\"]",
      ]),
    Case(
      name: "an alias's name is nobody else's", config: "",
      dockerfiles: [
        "base": "FROM alpine", "base-2": "FROM alpine",
        "dev": "FROM lab-base:ada\nCOPY --from=base / /\nCOPY --from=base-2 / /",
      ],
      has: ["\"base\": \"target:base-2-2\",", "\"base-2\": \"target:base-2\""]),
    Case(
      name: "one name spelt in two ways", config: "[base]\ntag=latest",
      dockerfiles: ["base": "FROM alpine", "dev": "FROM base\nCOPY --from=lab-base:latest / /"],
      has: ["\"lab-base\": \"target:base-2\""]),
    Case(
      name: "the builder stage", config: "", dockerfiles: ["dev": "FROM a AS builder\nFROM a"],
      has: [
        "\"targets\": [\"dev-builder\", \"dev\"]", "\"target\": \"builder\",",
        "\"tags\": [\"lab-dev-builder:ada\"],",
      ]),
    Case(
      name: "templates are text", config: "[dev]\nbuild_args=A=${X} B=%{Y} C=$Z", dockerfiles: child,
      has: ["\"A\": \"$${X}\",", "\"B\": \"%%{Y}\",", "\"C\": \"$Z\""]),
    Case(
      name: "an argument from the environment", config: "[dev]\nbuild_args=GREETING GONE", dockerfiles: child,
      variables: ["GREETING": "s3cret"],
      has: ["\"GREETING\": \"${GREETING}\"", "\"variable\": {"], lacks: ["\"GREETING\": \"s3cret\""]),
    Case(
      name: "a target's name", config: "",
      dockerfiles: ["a.b": "FROM x", "a b": "FROM x", "default": "FROM x"],
      words: ["all"], has: ["\"targets\": [\"a-b\", \"a-b-2\", \"default-2\"]"]),
    Case(
      name: "all keys",
      config: """
        [dev]
        labels=team=vision
        secrets=TOKEN npmrc=/a,b id=x,src=y
        ssh=default
        platforms=linux/amd64, linux/arm64
        contexts=assets=../assets
        no_cache=yes
        pull=yes
        [base]
        platforms=linux/amd64, linux/arm64
        """, dockerfiles: child, variables: ["TOKEN": "t"],
      has: [
        "\"team\": \"vision\"", "\"no-cache\": true,", "\"pull\": true,", "\"assets\": \"../assets\",",
        "\"secret\": [\"id=TOKEN,env=TOKEN\", \"id=npmrc,\\\"src=/a,b\\\"\", \"id=x,src=y\"],",
        "\"ssh\": [\"default\"],", "\"platforms\": [\"linux/amd64\", \"linux/arm64\"],",
      ]),
    Case(
      name: "the author's own context goes before a sibling", config: "[dev]\ncontexts=lab-base:ada=x",
      dockerfiles: ["base": "FROM alpine", "dev": "FROM lab-base:ada AS builder\nFROM builder"],
      has: ["\"lab-base:ada\": \"x\""], lacks: ["\"lab-base:ada\": \"target:base\""]),
    Case(
      name: "a parent that is left alone, by another name", config: "",
      dockerfiles: ["base": "FROM alpine", "dev": "FROM base AS builder\nFROM builder"],
      words: ["--only", "-p", "dev"], has: ["\"base\": \"docker-image://lab-base:ada\""],
      lacks: ["\"pull\": true,"]),
    Case(
      name: "published parents", config: "[publish]\nrepository=ghcr.io/acme",
      dockerfiles: ["base": "FROM alpine", "dev": "FROM base AS builder\nFROM builder"],
      words: ["--parents", "published:7", "-p", "dev"],
      has: ["\"base\": \"docker-image://ghcr.io/acme/base:7\"", "\"pull\": true,"]),
  ]

  @Test(arguments: cases) func says(_ test: Case) throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles = test.dockerfiles
    lab.variables = test.variables
    let lines = try lab.definition(test.config, test.words).map { String($0.drop { $0 == " " }) }
    for line in test.has {
      #expect(lines.contains(line), "\(line) is not in:\n\(lines.joined(separator: "\n"))")
    }
    for line in test.lacks { #expect(!lines.contains(line) && !lines.contains(line + ",")) }
  }

  @Test func isPrintedForBakeByHand() throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles = ["base": "FROM alpine", "dev": "FROM lab-base:ada"]
    let plan = try lab.plan("", ["--print", "dev"])
    #expect(plan.steps.isEmpty)
    #expect(try plan.result == [lab.definition("", ["dev"]).joined(separator: "\n")])
  }

  @Test func goesToBakeAsAHereDocument() throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles = ["base": "FROM alpine", "dev": "FROM base\nCOPY --from=lab-base:ada / /"]
    let lines = try #require(lab.plan("", ["dev"]).steps.first).shellLine.split(separator: "\n")
    #expect(lines.first == "BUILDX_NO_DEFAULT_LOAD=1 docker buildx bake -f - <<'END'")
    #expect(lines.last == "END")
  }

  /// What bake has no key for, or an old one none, has a call of its own between the bakes around it.
  @Test(arguments: [
    ("", ["bake"]), ("[base]\nbuild_network=host", ["build", "build", "bake"]),
    ("[dev]\nbuild_network=none", ["bake", "build", "build"]),
    ("[dev]\nbuild_args=--add-host a:1.2.3.4", ["bake", "build", "build"]),
    ("[dev]\nbuild_args=--no-cache --label a=b --shm-size 1g", ["bake", "build", "build"]),
    ("[dev]\nbuild_args=--no-cache --label a=b", ["bake"]),
    ("[top]\nbuild_network=none", ["bake", "build"]),
  ]) func someAreBuiltAlone(_ config: String, _ expected: [String]) throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles = [
      "base": "FROM alpine AS builder\nFROM builder", "dev": "FROM base", "top": "FROM dev",
    ]
    let steps = try lab.plan(config, ["top"]).steps
    let verbs = steps.compactMap { if case .run(let command) = $0 { command.arguments[1] } else { nil } }
    #expect(verbs == expected)
  }

  /// By hand it may come to an old bake.
  @Test func aDefinitionTellsWhatAnOldBakeDrops() throws {
    var lab = Lab()
    lab.hasBuildx = true
    let config = "[dev]\nbuild_network=none\nbuild_args=--shm-size 1g UNKNOWN=1"
    let texts = try lab.plan(config, ["--print", "dev"]).warnings.map(\.text)
    #expect(
      texts == [
        "run.cfg:3: [dev] build_args: no ARG in docker/dev/Dockerfile is called 'UNKNOWN'; docker ignores it",
        "an old bake drops network, shm-size of image 'dev' silently; a build without --print does not rely on it",
      ])
    #expect(try lab.plan("", ["--print", "dev"]).warnings.isEmpty)
  }

  @Test func whatIsBuiltAloneStandsOnWhatWasBuilt() throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.dockerfiles = ["base": "FROM alpine", "dev": "FROM base"]
    let steps = try lab.steps("[dev]\nbuild_network=none", ["-p", "dev"])
    let start = ["docker", "buildx", "build", "--load", "--provenance=false"]
    #expect(
      steps == [
        start + ["--pull", "-t", "lab-base:ada", "-f", "docker/base/Dockerfile", "."],
        start + [
          "-t", "lab-dev:ada", "-f", "docker/dev/Dockerfile", "--build-context",
          "base=docker-image://lab-base:ada", "--network", "none", ".",
        ],
      ])
  }
}
