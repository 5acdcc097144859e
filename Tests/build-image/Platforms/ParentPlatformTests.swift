import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// A parent is for all that its child is built for: the cells of who says a platform, and how it is taken.
struct ParentPlatformTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var config = ""
    var words = ["dev"]
    var dev = "FROM base"
    var base = "FROM alpine"
    var variables: [String: String] = [:]
    var known: [String]?
    /// What is missing, and what to do; none where it is built.
    var missing: [String] = []
    var cure: BuildProblem.ParentCure = .build
  }

  private static let both = "platforms=linux/amd64 linux/arm64\n"
  private static let published = "[publish]\nrepository=r.x/y\n"
  private static let onPublished = ["--parents", "published", "dev"]
  private static let bothKey = BuildProblem.ParentCure.key(["linux/amd64", "linux/arm64"])

  static let cases: [Case] = [
    .init(testDescription: "nobody says one"),
    .init(testDescription: "both say the same", config: "[DEFAULT]\n" + both),
    .init(
      testDescription: "a child of two on a sibling without", config: "[dev]\n" + both,
      missing: ["linux/arm64"], cure: bothKey),
    .init(
      testDescription: "the same through COPY --from", config: "[dev]\n" + both,
      dev: "FROM scratch\nCOPY --from=base /a /", missing: ["linux/arm64"], cure: bothKey),
    .init(
      testDescription: "the same through a mount", config: "[dev]\n" + both,
      dev: "FROM alpine\nRUN --mount=from=base,target=/b x", missing: ["linux/arm64"], cure: bothKey),
    .init(
      testDescription: "the same by build_args",
      config: "[dev]\nbuild_args=--platform=linux/amd64,linux/arm64",
      missing: ["linux/arm64"], cure: bothKey),
    .init(
      testDescription: "the same with -k", config: "[dev]\n" + both, words: ["-k", "dev"],
      missing: ["linux/arm64"], cure: bothKey),
    .init(
      testDescription: "the same in the definition alone", config: "[dev]\n" + both,
      words: ["--print", "dev"],
      missing: ["linux/arm64"], cure: bothKey),
    .init(
      testDescription: "the parent as it is, when nobody was asked", config: "[dev]\n" + both,
      words: ["--only", "dev"], missing: ["linux/arm64"], cure: bothKey),
    .init(
      testDescription: "the parent as it is, of one", config: "[DEFAULT]\n" + both, words: ["--only", "dev"],
      known: ["linux/amd64"], missing: ["linux/arm64"], cure: .build),
    .init(
      testDescription: "the parent as it is, of both", config: "[dev]\n" + both, words: ["--only", "dev"],
      known: ["linux/amd64", "linux/arm64/v8"]),
    .init(
      testDescription: "a published parent of one", config: published + "[DEFAULT]\n" + both,
      words: onPublished, known: ["linux/amd64"], missing: ["linux/arm64"],
      cure: .publish("r.x/y/base:latest")),
    .init(
      testDescription: "a published parent of both", config: published + "[DEFAULT]\n" + both,
      words: onPublished, known: ["linux/amd64", "linux/arm64"]),
    .init(
      testDescription: "another one on a sibling without", config: "[dev]\nplatforms=linux/arm64",
      missing: ["linux/arm64"], cure: bothKey),
    .init(testDescription: "the engine's own on a sibling without", config: "[dev]\nplatforms=linux/amd64"),
    .init(
      testDescription: "the engine's own by another name", config: "[dev]\nplatforms=linux/x86_64"),
    .init(
      testDescription: "none on a sibling of another", config: "[base]\nplatforms=linux/arm64",
      missing: ["linux/amd64"], cure: .key(["linux/arm64", "linux/amd64"])),
    .init(testDescription: "none on a sibling of both", config: "[base]\n" + both),
    .init(
      testDescription: "one of the sibling's two", config: "[base]\n\(both)[dev]\nplatforms=linux/arm64/v8"),
    .init(
      testDescription: "the user's own for all", config: "",
      variables: ["DOCKER_DEFAULT_PLATFORM": "linux/arm64"]),
    .init(
      testDescription: "the user's own, and a key", config: "[dev]\nplatforms=linux/amd64",
      variables: ["DOCKER_DEFAULT_PLATFORM": "linux/arm64"], missing: ["linux/amd64"],
      cure: .key(["linux/arm64", "linux/amd64"])),
    .init(
      testDescription: "made on the machine's platform, for both", config: "[dev]\n" + both,
      dev: "FROM --platform=$BUILDPLATFORM base AS made\nFROM scratch\nCOPY --from=made /a /"),
    .init(
      testDescription: "a stage that nobody builds", config: "[dev]\n" + both,
      dev: "FROM base AS unused\nFROM alpine"),
    .init(
      testDescription: "a sibling for each platform",
      config: "[dev]\n\(both)[x-arm64]\nplatforms=linux/arm64\n",
      dev: "FROM x-$TARGETARCH"),
    .init(
      testDescription: "a parent that its own file pins", config: "[dev]\nplatforms=linux/arm64",
      base: "FROM --platform=linux/arm64 alpine"),
    .init(
      testDescription: "a parent that its own file pins to another",
      config: "[dev]\nplatforms=linux/amd64", base: "FROM --platform=linux/arm64 alpine",
      missing: ["linux/amd64"], cure: .key(["linux/arm64", "linux/amd64"])),
  ]

  @Test(arguments: cases) func holds(_ item: Case) throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.variables = item.variables
    lab.dockerfiles = ["base": item.base, "dev": item.dev, "x-amd64": "FROM a", "x-arm64": "FROM a"]
    let known = item.known?.compactMap { Platform($0) }
    lab.change = { host in
      host.platform = Platform("linux/amd64") ?? .native
      for name in known == nil ? [] : ["lab-base:ada", "r.x/y/base:latest"] {
        if let reference = try? ImageReference(name) { host.parentPlatforms[reference] = known }
      }
    }
    guard !item.missing.isEmpty else {
      #expect(throws: Never.self) { try lab.plan(item.config, item.words) }
      return
    }
    let expected = BuildProblem.parentLacksPlatform(
      image: "dev", parent: "base", item.missing, item.cure)
    #expect(throws: expected) { try lab.plan(item.config, item.words) }
  }

  @Test(arguments: [
    (
      "a registry's, of two", #"{"linux/amd64":{"config":{}},"linux/arm64":{}}"#,
      ["linux/amd64", "linux/arm64"]
    ),
    ("a registry's, of one", #"{"architecture":"arm64","os":"linux","variant":"v8"}"#, ["linux/arm64/v8"]),
    (
      "a registry's, whose label is of what it stands on",
      #"{"architecture":"arm64","os":"linux","config":{"Labels":{"orbyter.platforms":"linux/a,linux/b"}}}"#,
      ["linux/arm64"]
    ),
    ("an engine's", #"{"Os":"linux","Architecture":"amd64","Config":{"Labels":null}}"#, ["linux/amd64"]),
    (
      "an engine's, of two",
      #"{"Os":"linux","Architecture":"amd64","Config":{"Labels":{"orbyter.platforms":"linux/amd64,linux/arm64"}}}"#,
      ["linux/amd64", "linux/arm64"]
    ),
  ]) func readsWhatAnAnswerTells(_ item: (name: String, answer: String, expected: [String])) {
    #expect(ParentPlatforms.read(Array(item.answer.utf8))?.map(\.description) == item.expected)
  }

  /// All recipes of a run are for one platform, whichever way they are built, and their labels say so.
  @Test(arguments: [["dev"], ["base"], ["all"], ["-k", "dev"], ["--print", "dev"]])
  func theUsersOwnReachesEveryRecipe(_ words: [String]) throws {
    for hasBuildx in [true, false] where hasBuildx || words != ["--print", "dev"] {
      var lab = Lab()
      lab.hasBuildx = hasBuildx
      lab.dockerfiles["dev"] = "FROM base AS builder\nFROM builder"
      lab.variables = ["DOCKER_DEFAULT_PLATFORM": "linux/arm64"]
      let plan = try lab.plan("", words)
      let text = (plan.shellLines(from: lab.root) + plan.result).joined(separator: "\n")
      let said = text.ranges(of: "--platform linux/arm64").count + text.ranges(of: "\"platforms\": [").count
      let labelled =
        text.ranges(of: "orbyter.platforms=linux/arm64").count
        + text.ranges(of: "\"orbyter.platforms\": \"linux/arm64\"").count
      #expect(said > 0 && said == labelled, "\(text)")
    }
  }

  @Test func akeyGoesBeforeTheUsersOwn() throws {
    var lab = Lab()
    lab.hasBuildx = true
    lab.variables = ["DOCKER_DEFAULT_PLATFORM": "linux/arm64"]
    let words = try lab.steps("[base]\nplatforms=linux/s390x", ["base"]).first ?? []
    #expect(words.contains("linux/s390x") && !words.contains("linux/arm64"))
  }
}
