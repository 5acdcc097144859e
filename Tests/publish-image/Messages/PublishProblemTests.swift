import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// What can't be planned: one line, and exit code 2.
struct PublishProblemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let words: [String]
    let variables: [String: String]
    let expected: String

    init(
      _ name: String, _ config: String = "", _ words: [String] = ["dev"],
      set variables: [String: String] = [:],
      says expected: String
    ) {
      self.name = name
      self.config = config
      self.words = words
      self.variables = variables
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let acme = "[publish]\nrepository=ghcr.io/acme\n"

  static let synthetic = acme + "[run_image]\nsynthetic_images=gpu\n"

  static let cases: [Case] = [
    .init(
      "nobody says where",
      says:
        "nothing says where 'dev' is published; set repository= under [publish] in run.cfg, or IMAGE_REPOSITORY"
    ),
    .init(
      "an unknown image", acme, ["dve"],
      says: "there is no image 'dve', did you mean 'dev'? (images: base, dev)"),
    .init(
      "a repository that is none", "[publish]\nrepository=A b",
      says: "run.cfg:2: [publish] repository: takes one value, not 2; put quotes around it"),
    .init(
      "a repository in upper case", "[publish]\nrepository=ghcr.io/Acme",
      says: "run.cfg:2: [publish] repository: 'ghcr.io/Acme' is not an image name: use lower-case letters"),
    .init(
      "an IMAGE_REPOSITORY that is none", set: ["IMAGE_REPOSITORY": "ghcr.io/Acme"],
      says: "IMAGE_REPOSITORY: 'ghcr.io/Acme' is not an image name: use lower-case letters"),
    .init(
      "a hostile IMAGE_REPOSITORY", set: ["IMAGE_REPOSITORY": "--config=x"],
      says:
        "IMAGE_REPOSITORY: '--config=x' is not an image name: '--config=x' must be lower-case letters and digits, joined by . _ or -"
    ),
    .init(
      "a VERSION that is none", acme, ["bad"], says: "docker/bad/VERSION: 'v1.0' starts with a v; write '1.0'"
    ),
    .init(
      "a publication_tag that is none", "[dev]\npublication_tag=acme/x:a/b:",
      says:
        "run.cfg:2: [dev] publication_tag: '' is not a tag; use at most 128 letters, digits, _ . and -, not starting with . or -"
    ),
    .init(
      "an undefined variable in it", "[dev]\npublication_tag=$NOPE/x",
      says: "run.cfg:2: [dev] publication_tag: $NOPE is not set; set it, or write $$NOPE for a plain dollar"),
    .init(
      "a flag put in", "[dev]\npublication_tag=\"$X\"", set: ["X": "--privileged"],
      says:
        "run.cfg:2: [dev] publication_tag: '--privileged' is not an image name: '--privileged' must be lower-case letters and digits, joined by . _ or -"
    ),
    .init(
      "a command put in", "[dev]\npublication_tag=x:\"$X\"", set: ["X": "$(touch pwned)"],
      says:
        "run.cfg:2: [dev] publication_tag: '$(touch pwned)' is not a tag; use at most 128 letters, digits, _ . and -, not starting with . or -"
    ),
    .init(
      "a line put in", "[dev]\npublication_tag=x:$X", set: ["X": "1\ntouch pwned"],
      says:
        "run.cfg:2: [dev] publication_tag: '1\\ntouch pwned' is not a tag; use at most 128 letters, digits, _ . and -, not starting with . or -"
    ),
    .init(
      "an unknown image_repo", acme + "[dev]\nimage_repo=dockerhub",
      says:
        "run.cfg:4: [dev] image_repo: 'dockerhub' is not one of docker_hub, aws, did you mean 'docker_hub'?"),
    .init(
      "image_repo=aws without a registry", "[dev]\nimage_repo=aws\npublication_tag=acme/x:1",
      says:
        "'acme/x:1' names no registry, and image_repo=aws needs Amazon's; start publication_tag= with {account}.dkr.ecr.{region}.amazonaws.com/"
    ),
    .init(
      "a user without a password", acme, set: ["IMAGE_REPOSITORY_USER": "ada"],
      says: "IMAGE_REPOSITORY_PASSWORD is not set; set both it and its counterpart, or neither"),
    .init(
      "a password without a user", acme, set: ["IMAGE_REPOSITORY_PASSWORD": "s3cret"],
      says: "IMAGE_REPOSITORY_USER is not set; set both it and its counterpart, or neither"),
    .init(
      "one name for two images", acme, ["-i", "x", "dev", "base"],
      says: "-i and -t name one image; publish the others without them"),
    .init(
      "two images with one published name", "[DEFAULT]\npublication_tag=acme/x:1", ["dev", "base"],
      says: "'dev' and 'base' are both published as acme/x:1; rename one of them, or set its publication_tag="
    ),
    .init(
      "all, where none has a version", acme, ["all"],
      says:
        "no image here has a version, and all means those that have; write one, as 1.0.0, into docker/IMAGE/VERSION"
    ),
    .init(
      "a synthetic image has no name of its own",
      synthetic + "[gpu]\nname=dev\ntag=gpu\nbuild_args=V=gpu", ["gpu"],
      says:
        "'gpu' is another build of dev, and has no published name of its own; set its publication_tag= in run.cfg"
    ),
    .init(
      "nor for the questions", synthetic + "[gpu]\nname=dev\ntag=gpu", ["--verify", "gpu"],
      says:
        "'gpu' is another build of dev, and has no published name of its own; set its publication_tag= in run.cfg"
    ),
    .init(
      "an image that is not for release", acme + "[dev]\nrelease=no",
      says: "'dev' is not published: run.cfg says release=no of it; remove that, or set its publication_tag="),
    .init(
      "one without a version that is not for release", acme + "[base]\nrelease=no", ["base"],
      says: "'base' is not published: run.cfg says release=no of it; remove that, or set its publication_tag="
    ),
    .init(
      "all, where none is for release", acme + "[dev]\nrelease=no", ["all", "all"],
      says: "'dev' is not published: run.cfg says release=no of it; remove that, or set its publication_tag="),
    .init(
      "two images that are pushed one after the other",
      "[dev]\npublication_tag=acme/x:1\n[base]\npublication_tag=acme/x:1",
      says: "'dev' and 'base' are both published as acme/x:1; rename one of them, or set its publication_tag="
    ),
    .init(
      "a publication_tag that is another image's version",
      acme + "[base]\npublication_tag=ghcr.io/acme/dev:5.0.0", ["base"],
      says:
        "'base' and 'dev' are both published as ghcr.io/acme/dev:5.0.0; rename one of them, or set its publication_tag="
    ),
    .init(
      "or what floats for it", acme + "[base]\npublication_tag=ghcr.io/acme/dev:latest", ["dev"],
      says:
        "'dev' and 'base' are both published as ghcr.io/acme/dev:latest; rename one of them, or set its publication_tag="
    ),
    .init(
      "or is pushed beside it", acme + "[base]\npublication_tag=ghcr.io/acme/dev:latest", ["dev", "base"],
      says:
        "'dev' and 'base' are both published as ghcr.io/acme/dev:latest; rename one of them, or set its publication_tag="
    ),
    .init(
      "a synthetic image with its folder's publication_tag",
      synthetic + "[dev]\npublication_tag=acme/x:1\n[gpu]\nname=dev\ntag=gpu", ["gpu"],
      says: "'gpu' and 'dev' are both published as acme/x:1; rename one of them, or set its publication_tag="),
    .init(
      "a floating tag that is none", acme + "[dev]\nfloat=minor, lates",
      says: "run.cfg:4: [dev] float: 'lates' is not one of major, minor, latest, none, did you mean 'latest'?"
    ),
    .init(
      "a -i that is none", acme, ["-i", "-x", "dev"],
      says:
        "--image-name: '-x' is not an image name: '-x' must be lower-case letters and digits, joined by . _ or -"
    ),
  ]

  @Test(arguments: cases) func explains(_ item: Case) throws {
    var lab = Lab()
    lab.variables = item.variables
    if item.words == ["all"] { lab.versions["dev"] = .some(nil) }
    if item.words == ["bad"] { lab.versions["bad"] = "v1.0\n" }
    let error = #expect(throws: (any Error).self) { try lab.plan(item.config, item.words) }
    let explained = try #require(error as? any Explained)
    #expect(explained.explanation == item.expected)
    #expect(explained.exitCode == 2)
  }

  /// What the hint gets is what is missing.
  @Test func hintsAtTheImageThatIsMissing() {
    var lab = Lab()
    lab.content = nil
    let config = "[x]\nname=busybox\nprefix=no\ntag=1\npublication_tag=r/x:1\n"
    #expect(throws: PublishProblem.notBuilt(local: "busybox:zzz", build: "docker pull busybox:zzz")) {
      try lab.plan(config, ["-t", "zzz", "x"])
    }
  }

  @Test(arguments: [
    "; touch pwned", "$(touch pwned)", "`x`", "a\nb", "'", "\"", "--privileged", "a,b", "é", "  ",
  ])
  func namesMakeLegalReferences(_ value: String) throws {
    var lab = Lab()
    lab.user = "u" + value
    lab.root = "/r" + value
    lab.versions = ["f" + value: nil]
    let steps = try lab.steps(Self.acme, ["f" + value])
    #expect(steps.map { $0[1] } == ["tag", "push", "image"])
    #expect(steps[0].count == 4)
    for reference in steps[0][2...] + steps[1][2...] {
      #expect(try ImageReference(reference).description == reference)
      #expect(reference.hasPrefix("r") || reference.hasPrefix("ghcr.io/acme/f"))
    }
  }
}
