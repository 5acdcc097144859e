import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// What can't be planned: one line that says where, and exit code 2.
struct BuildProblemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let words: [String]
    let dockerfiles: [String: String?]
    let expected: String

    init(
      _ name: String, _ config: String = "", _ words: [String] = ["dev"],
      files: [String: String?] = ["base": "FROM alpine", "dev": "FROM alpine AS prod"], says expected: String
    ) {
      self.name = name
      self.config = config
      self.words = words
      dockerfiles = files
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    // -i with all overwrites: an error.
    .init(
      "-i with all", "", ["-i", "x", "all"],
      says: "-i does not go with several images: they would all get that name"),
    .init(
      "-i with two", "", ["-i", "x", "dev", "base"],
      says: "-i does not go with several images: they would all get that name"),
    .init(
      "-i with clean", "", ["-i", "x", "clean"],
      says: "-i does not go with several images: they would all get that name"),
    .init(
      "-i with -f", "", ["-i", "x", "-f", "dev"],
      says: "-i does not go with -f: both images would get that name"),
    .init(
      "-i that is no name", "", ["-i", "A B", "dev"],
      says: "--image-name: 'A B' is not an image name: use lower-case letters"),
    .init(
      "-i that has a tag", "", ["-i", "a:b", "dev"],
      says:
        "--image-name: 'a:b' is not an image name: 'a:b' must be lower-case letters and digits, joined by . _ or -"
    ),
    .init(
      "-t that is no tag", "", ["-t", ".x", "dev"],
      says:
        "--image-tag: '.x' is not a tag; use at most 128 letters, digits, _ . and -, not starting with . or -"
    ),

    // Images.
    .init(
      "an unknown image", "", ["dve"],
      says: "there is no image 'dve', did you mean 'dev'? (images: base, dev)"),
    .init(
      "a folder without a Dockerfile", "", ["dev"], files: ["dev": nil],
      says: "image 'dev' has no Dockerfile; write docker/dev/Dockerfile"),
    .init(
      "all of nothing", "", ["all"], files: [:],
      says: "the project has no image yet; create docker/NAME/Dockerfile"),
    .init(
      "an image that exists elsewhere", "[db]\nname=pg\nprefix=no", ["db"],
      says: "'db' exists elsewhere and is not built here; docker pull gets it"),
    .init("clean with -k", "", ["clean", "-k"], says: "clean does not go with --keep-going"),
    .init("clean with --print", "", ["clean", "--print"], says: "clean does not go with --print"),
    .init(
      "--graph with -i", "", ["--graph", "text", "-i", "x"], says: "--graph does not go with --image-name"),
    .init("--graph with --only", "", ["--graph", "text", "--only"], says: "--graph does not go with --only"),
    .init(
      "--version-file with -f", "", ["--version-file", "-f"],
      says: "--version-file does not go with --force-build-base"),
    .init("no image", "", [], says: "IMAGE is missing; usage: build-image [options] IMAGE..."),
    .init(
      "a cycle", "", ["all"], files: ["a": "FROM lab-b:ada", "b": "FROM lab-a:ada"],
      says: "these images are built on each other: a -> b -> a; remove one FROM"),
    .init(
      "a synthetic image that would take its folder's name",
      "[run_image]\nsynthetic_images=p\n[p]\nname=dev\ntarget=prod", ["p"],
      says: "[p] would build something else as lab-dev:ada, which is 'dev''s; give it a tag="),
    .init(
      "a folder of which no name can be made", "", ["???"], files: ["???": "FROM a"],
      says: "no image name can be made of the folder's name '???'; rename it, or set name= in its section"),

    // Values.
    .init(
      "a stray word in build_args", "[dev]\nbuild_args=a/b",
      says:
        "run.cfg:2: [dev] build_args: 'a/b' is not a build argument; write NAME=value, or put its flag before it"
    ),
    .init(
      "a flag without its value", "[dev]\nbuild_args=--build-arg",
      says: "run.cfg:2: [dev] build_args: '--build-arg' lacks its value"),
    .init(
      "a quote left open", "[dev]\nbuild_args='x", says: "run.cfg:2: [dev] build_args: a ' is not closed"),
    .init(
      "an unknown stage", "[dev]\ntarget=prdo",
      says: "run.cfg:2: [dev] target: 'prdo' is not one of prod, did you mean 'prod'?"),
    .init(
      "an unknown stage on the command line", "", ["--target", "lock", "dev"],
      says: "--target: 'lock' is not one of prod"),
    .init(
      "a stage's number, which no builder knows", "[dev]\ntarget=0",
      says: "run.cfg:2: [dev] target: '0' is not one of prod"),
    .init(
      "pull_FROM_on_force is a boolean", "[dev]\npull_FROM_on_force=perhaps",
      says: "run.cfg:2: [dev] pull_FROM_on_force: 'perhaps' is neither yes nor no"),
    .init(
      "a Dockerfile without FROM", "", ["dev"], files: ["dev": "RUN x"],
      says: "docker/dev/Dockerfile: has no FROM; name the image to start from"),
  ]

  @Test(arguments: cases) func explains(_ item: Case) throws {
    var lab = Lab()
    lab.dockerfiles = item.dockerfiles
    let error = #expect(throws: (any Error).self) { try lab.plan(item.config, item.words) }
    let explained = try #require(error as? any Explained)
    #expect(explained.explanation == item.expected)
    #expect(explained.exitCode == 2)
  }
}
