import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// What is published already, and which tags follow a version.
struct ReleasedVersionTests {
  static let config = "[publish]\nrepository=ghcr.io/acme\nfloat=major, minor, latest\n"
  static let name = "ghcr.io/acme/dev"
  static let commit = String(repeating: "c", count: 40)

  /// What is pushed, pointed at by the registry itself, and told.
  struct Outcome: Equatable {
    var pushed: [String] = []
    var pointed: [String] = []
    var told: [Warning] = []
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let registry: [String: RegistryTag]
    let version: String
    let content: ImageContent?
    let tagged: [String]
    let expected: Outcome
    var testDescription: String { name }

    init(
      _ name: String, _ registry: [String: RegistryTag], version: String = "5.0.3",
      content: ImageContent? = built, tagged: [String] = [],
      _ expected: Outcome
    ) {
      self.name = name
      self.registry = registry
      self.version = version
      self.content = content
      self.tagged = tagged
      self.expected = expected
    }
  }

  static let built = Content.of("a", version: "5.0.3", revision: commit, image: "dev")

  static func old(_ version: String) -> RegistryTag {
    Content.tag("old", digest: "sha256:1", version: version)
  }
  static let same = Content.tag("a", digest: "sha256:5", version: "5.0.3", revision: commit)
  static let again = Content.tag("other time stamps", digest: "sha256:5", version: "5.0.3", revision: commit)

  static let cases: [Case] = [
    // A version that is not there.
    .init("the first version", [:], .init(pushed: ["5.0.3", "5", "5.0", "latest"])),
    .init(
      "a higher one than before", ["5": old("5.0.2"), "5.0": old("5.0.2"), "latest": old("5.0.2")],
      .init(pushed: ["5.0.3", "5", "5.0", "latest"])),
    .init(
      "a patch of an old line moves that line only",
      ["5": old("5.1.0"), "5.0": old("5.0.2"), "latest": old("6.0.0")],
      .init(
        pushed: ["5.0.3", "5.0"],
        told: [
          .floatingTagStays("\(name):5", at: "5.1.0"),
          .floatingTagStays("\(name):latest", at: "6.0.0"),
        ])),
    .init(
      "a pre-release moves nothing", [:], version: "6.0.0-rc.1",
      content: Content.of("a", version: "6.0.0-rc.1", image: "dev"), .init(pushed: ["6.0.0-rc.1"])),
    .init(
      "two parts", [:], version: "5.1", content: Content.of("a", version: "5.1", image: "dev"),
      .init(pushed: ["5.1", "5", "latest"])),
    .init(
      "after its pre-release", ["latest": old("5.0.3-rc.1")], .init(pushed: ["5.0.3", "5", "5.0", "latest"])),
    .init(
      "a tag of unknown version stays", ["latest": Content.tag("old", digest: "sha256:1")],
      .init(
        pushed: ["5.0.3", "5", "5.0"],
        told: [.floatingTagOfUnknownVersion("\(name):latest", released: "\(name):5.0.3")])),
    .init(
      "the version of what an image of others stands on is none of its own",
      ["latest": Content.tag("old", digest: "sha256:1", version: "24.04", isOurs: false)],
      .init(
        pushed: ["5.0.3", "5", "5.0"],
        told: [.floatingTagOfUnknownVersion("\(name):latest", released: "\(name):5.0.3")])),
    .init(
      "a tag that is a version of two parts", ["5.0": old("5.0"), "latest": old("5.0")],
      .init(pushed: ["5.0.3", "5", "latest"], told: [.floatingTagIsVersion("\(name):5.0")])),
    .init(
      "free tags that belong to a higher version", ["5.1.0": old("5.1.0")],
      tagged: ["5.1.0", "5.0.2", "6.0.0-rc.1"],
      .init(
        pushed: ["5.0.3", "5.0"],
        told: [
          .floatingTagOfHigher("\(name):5", version: "5.1.0"),
          .floatingTagOfHigher("\(name):latest", version: "5.1.0"),
        ])),
    .init(
      "a higher one that was never published", [:], tagged: ["5.1.0"],
      .init(pushed: ["5.0.3", "5", "5.0", "latest"])),

    // A version that is there.
    .init(
      "the same, with all its tags", ["5.0.3": same, "5": same, "5.0": same, "latest": same],
      .init(told: [.alreadyPublished("\(name):5.0.3", digest: "sha256:5")])),
    .init(
      "the same, with tags missing", ["5.0.3": same, "5.0": old("5.0.2"), "latest": old("5.1.0")],
      .init(
        pointed: ["5", "5.0"],
        told: [
          .alreadyPublished("\(name):5.0.3", digest: "sha256:5"),
          .floatingTagStays("\(name):latest", at: "5.1.0"),
        ])),
    .init(
      "the same commit, built elsewhere", ["5.0.3": again, "5": again, "5.0": again, "latest": again],
      .init(told: [.alreadyPublished("\(name):5.0.3", digest: "sha256:5")])),
    .init(
      "the same commit, and the same beside it",
      ["5.0.3": made("h"), "5": same, "5.0": same, "latest": same],
      content: builtWithInputs,
      .init(told: [.alreadyPublished("\(name):5.0.3", digest: "sha256:5")])),
    .init(
      "the same commit, published before that was told",
      ["5.0.3": again, "5": again, "5.0": again, "latest": again],
      content: builtWithInputs,
      .init(told: [.alreadyPublished("\(name):5.0.3", digest: "sha256:5")])),
    .init(
      "the same layers, built of another line in run.cfg that changes none",
      [
        "5.0.3": Content.tag("a", digest: "sha256:5", version: "5.0.3", revision: commit, inputs: "i"),
        "5": same, "5.0": same, "latest": same,
      ],
      content: builtWithInputs,
      .init(told: [.alreadyPublished("\(name):5.0.3", digest: "sha256:5")])),
  ]

  static let builtWithInputs = Content.of("a", version: "5.0.3", revision: commit, image: "dev", inputs: "h")

  /// Elsewhere, of the same commit.
  static func made(_ inputs: String) -> RegistryTag {
    Content.tag("other time stamps", digest: "sha256:5", version: "5.0.3", revision: commit, inputs: inputs)
  }

  static func lab(_ item: Case) -> Lab {
    var lab = Lab()
    lab.versions["dev"] = item.version
    lab.content = item.content
    lab.tagged = item.tagged
    for (tag, state) in item.registry { lab.registry["\(name):\(tag)"] = state }
    return lab
  }

  @Test(arguments: cases) func publishes(_ item: Case) throws {
    let plan = try Self.lab(item).plan(Self.config)
    var outcome = Outcome(told: plan.warnings)
    for step in plan.unguarded {
      guard case .retrying(let command) = step, command.arguments[0] != "tag" else { continue }
      let tag =
        command.arguments.last { !$0.contains("@") }?.split(separator: ":").last.map(String.init) ?? ""
      if command.arguments[0] == "push" { outcome.pushed.append(tag) } else { outcome.pointed.append(tag) }
    }
    #expect(outcome == item.expected)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    let registry: [String: RegistryTag]
    var content = built
    let expected: PublishProblem
    var testDescription: String { name }
  }

  static let refusals: [Refusal] = [
    .init(
      name: "other layers", registry: ["5.0.3": old("5.0.3")],
      expected: .released("\(name):5.0.3", digest: "sha256:1")),
    .init(
      name: "the same layers, started otherwise", registry: ["5.0.3": Content.tag("a", digest: "sha256:1")],
      expected: .released("\(name):5.0.3", digest: "sha256:1")),
    .init(
      name: "the same commit, built with another argument", registry: ["5.0.3": made("i")],
      content: builtWithInputs, expected: .released("\(name):5.0.3", digest: "sha256:5")),
    .init(
      name: "two images of others on one of a commit",
      registry: [
        "5.0.3": Content.tag("b", digest: "sha256:1", version: "5.0.3", revision: commit, isOurs: false)
      ],
      content: Content.of("a", version: "5.0.3", revision: commit),
      expected: .released("\(name):5.0.3", digest: "sha256:1")),
    .init(
      name: "another image of the same commit", registry: ["5.0.3": again],
      content: Content.of("a", version: "5.0.3", revision: commit, image: "base"),
      expected: .released("\(name):5.0.3", digest: "sha256:5")),
    .init(
      name: "a build of unsaved changes",
      registry: [:],
      content: Content.of("a", revision: "c-dirty"),
      expected: .dirty(local: "lab-dev:ada", build: "build-image dev")),
    .init(
      name: "a build of another version", registry: [:],
      content: Content.of("a", version: "5.0.2", revision: commit, image: "dev"),
      expected: .builtAsAnother(
        local: "lab-dev:ada", version: "5.0.2", wanted: "5.0.3", build: "build-image dev")),
    .init(
      name: "a version of which nothing is known", registry: ["5.0.3": .unknown(reason: "401 Unauthorized")],
      expected: .registrySilent("\(name):5.0.3", reason: "401 Unauthorized")),
    .init(
      name: "a floating tag of which nothing is known", registry: ["latest": .unknown(reason: "EOF")],
      expected: .registrySilent("\(name):latest", reason: "EOF")),
    .init(
      name: "nothing was built", registry: [:], content: nil,
      expected: .notBuilt(local: "lab-dev:ada", build: "build-image dev")),
  ]

  @Test(arguments: refusals) func refuses(_ item: Refusal) {
    let lab = Self.lab(.init("", item.registry, content: item.content, .init()))
    #expect(throws: item.expected) { try lab.plan(Self.config) }
  }

  /// A version that is there and tags that an old buildx has put around it, or at an older one.
  @Test(arguments: [
    (Pointing(copiesImages: true), ["5", "5.0", "latest"]),
    (Pointing(held: ["\(name)@sha256:5"]), ["5", "5.0", "latest"]),
  ]) func floatingTagsAreAtTheDigestOfTheirVersion(_ pointing: Pointing, _ expected: [String]) throws {
    let around = RegistryTag.present(digest: "sha256:7", images: Self.same.images, form: .index)
    var lab = Self.lab(
      .init("", ["5.0.3": Self.same, "5": around, "5.0": Self.old("5.0.2"), "latest": around], .init()))
    lab.pointing = pointing
    let moved = try lab.plan(Self.config).unguarded.compactMap { step in
      if case .retrying(let command) = step, command.arguments[0] != "tag" {
        command.arguments.last { !$0.contains("@") }?.split(separator: ":").last.map(String.init)
      } else {
        nil
      }
    }
    #expect(moved == expected)
    // Where there is no way, one that is at this version stays, and one that is not is told of.
    lab.pointing = Pointing()
    #expect(throws: PublishProblem.onlyInAnIndex("\(Self.name):5.0", source: "\(Self.name)@sha256:5")) {
      try lab.plan(Self.config)
    }
    lab.registry["\(Self.name):5.0"] = around
    #expect(
      try lab.plan(Self.config).warnings == [.alreadyPublished("\(Self.name):5.0.3", digest: "sha256:5")])
  }

  /// In containerd's store an image is called by the digest that it has in a registry.
  @Test func whatHasTheSameDigestIsTheSame() throws {
    var lab = Self.lab(.init("", ["5.0.3": Self.old("5.0.3")], .init()))
    lab.content = Content.of("a", identifier: "sha256:1")
    #expect(
      try lab.plan(Self.config).warnings.first
        == .alreadyPublished("\(Self.name):5.0.3", digest: "sha256:1"))
  }

  @Test func aDryRunGoesOnAndSaysSo() throws {
    var lab = Self.lab(.init("", ["5.0.3": .unknown(reason: "EOF")], .init()))
    lab.isDryRun = true
    #expect(try lab.plan(Self.config).warnings == [.registrySilent("\(Self.name):5.0.3", reason: "EOF")])
  }

  /// One release that must not be makes none of them.
  @Test func allAreLookedAtBeforeTheFirstPush() {
    var lab = Self.lab(.init("", ["5.0.3": Self.old("5.0.3")], .init()))
    lab.versions["base"] = "1.0"
    lab.content = Content.of("a")
    #expect(throws: PublishProblem.released("\(Self.name):5.0.3", digest: "sha256:1")) {
      try lab.plan(Self.config, ["base", "dev"])
    }
  }
}
