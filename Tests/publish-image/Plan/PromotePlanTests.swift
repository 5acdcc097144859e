import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// Which tags move, and what goes back where one can't.
struct PromotePlanTests {
  private func plan(
    _ tags: [String: RegistryTag], of images: [String] = ["a", "b"],
    _ pointing: Pointing = Pointing(copiesImages: true)
  ) throws -> [String] {
    let moves = try images.map { image in
      PromotePlan.Move(
        version: try ImageReference("r/\(image):1.0.0"), channel: try ImageReference("r/\(image):stable"))
    }
    var all: [ImageReference: RegistryTag] = [:]
    for (name, tag) in tags { all[try ImageReference(name)] = tag }
    return try PromotePlan.make(moves, all, pointing, in: "").steps.compactMap { step in
      switch step {
      case .run(let command), .retrying(let command): command.arguments.suffix(3).joined(separator: " ")
      case .later(let command, .unfinished): "else " + command.arguments.suffix(3).joined(separator: " ")
      default: nil
      }
    }
  }

  @Test func whatWasThereGoesBack() throws {
    let steps = try plan([
      "r/a:1.0.0": Content.tag("x", digest: "sha256:1"), "r/a:stable": Content.tag("w", digest: "sha256:0"),
      "r/b:1.0.0": Content.tag("y", digest: "sha256:2"), "r/b:stable": .absent,
    ])
    #expect(
      steps == [
        "else --tag r/a:stable r/a@sha256:0", "--tag r/a:stable r/a@sha256:1",
        "--tag r/b:stable r/b@sha256:2",
      ])
  }

  @Test func whatIsThereAlreadyStays() throws {
    let there = Content.tag("x", digest: "sha256:1")
    #expect(try plan(["r/a:1.0.0": there, "r/a:stable": there], of: ["a"]).isEmpty)
  }

  struct Way: CustomTestStringConvertible, Sendable {
    let name: String
    var form = RegistryManifest.Form.docker
    var pointing = Pointing()
    let expected: [String]
    var testDescription: String { name }
  }

  static let ways: [Way] = [
    .init(
      name: "an index, whatever buildx knows", form: .index,
      expected: ["--tag r/a:stable r/a@sha256:1"]),
    .init(
      name: "one image, by a buildx that copies it", pointing: Pointing(copiesImages: true),
      expected: ["--prefer-index=false --tag r/a:stable r/a@sha256:1"]),
    .init(
      name: "one image, by an engine that has it", pointing: Pointing(held: ["r/a@sha256:1"]),
      expected: ["tag r/a@sha256:1 r/a:stable", "push r/a:stable"]),
  ]

  /// The digest of the version, so that signatures and pins cover the channel: never an index around it, also not where
  /// an old buildx has left one.
  @Test(arguments: ways) func theSameDigest(_ way: Way) throws {
    for channel in [RegistryTag.absent, .present(digest: "sha256:7", images: [], form: .index)] {
      let version = RegistryTag.present(digest: "sha256:1", images: [], form: way.form)
      let channelName = try ImageReference("r/a:stable")
      let name = try ImageReference("r/a:1.0.0")
      let move = PromotePlan.Move(version: name, channel: channelName)
      let plan = try PromotePlan.make([move], [name: version, channelName: channel], way.pointing, in: "")
      let steps = plan.steps.compactMap { step in
        switch step {
        case .run(let command), .retrying(let command):
          command.arguments.drop { ["buildx", "imagetools", "create"].contains($0) }.joined(separator: " ")
        default: nil
        }
      }
      #expect(steps == way.expected)
    }
  }

  @Test func elseItIsRefused() throws {
    let tags: [String: RegistryTag] = [
      "r/a:1.0.0": .present(digest: "sha256:1", images: [], form: .other), "r/a:stable": .absent,
    ]
    let problem = PublishProblem.onlyInAnIndex("r/a:stable", source: "r/a@sha256:1")
    #expect(throws: problem) { try plan(tags, of: ["a"], Pointing(held: ["r/a@sha256:2"])) }
    #expect(problem.explanation.contains("use buildx 0.15 or later"))
  }

  /// A classic engine writes its own form anew, which is no other form's digest.
  @Test(arguments: [
    ("sha256:1", RegistryManifest.Form.other, true), ("sha256:9", .docker, true), ("sha256:9", .other, false),
    ("", .docker, false),
  ]) func whatAnEnginePushesAsItIs(_ identifier: String, _ form: RegistryManifest.Form, _ expected: Bool) {
    #expect(Pointing.isHeld(identifier, .init(digest: "sha256:1", form: form)) == expected)
  }

  /// One of several goes back; one that is moved alone has nobody to go back for.
  @Test func theWayBackIsTheSame() throws {
    let one = { (digest: String) in RegistryTag.present(digest: digest, images: [], form: .docker) }
    let tags = [
      "r/a:1.0.0": one("sha256:1"), "r/a:stable": one("sha256:0"), "r/b:1.0.0": one("sha256:2"),
      "r/b:stable": .absent,
    ]
    let there = Pointing(held: ["r/a@sha256:1", "r/b@sha256:2"])
    #expect(throws: PublishProblem.onlyInAnIndex("r/a:stable", source: "r/a@sha256:0")) {
      try plan(tags, there)
    }
    #expect(try plan(tags, of: ["a"], there) == ["tag r/a@sha256:1 r/a:stable", "push r/a:stable"])
    let steps = try plan(tags, Pointing(held: there.held.union(["r/a@sha256:0"])))
    // What is for later runs in the other order.
    #expect(
      steps == [
        "else push r/a:stable", "else tag r/a@sha256:0 r/a:stable", "tag r/a@sha256:1 r/a:stable",
        "push r/a:stable", "tag r/b@sha256:2 r/b:stable", "push r/b:stable",
      ])
  }

  @Test func latestIsNoPreRelease() throws {
    let version = try ImageReference("r/a:2.0.0-rc.1")
    let move = PromotePlan.Move(version: version, channel: try ImageReference("r/a:latest"))
    let tags = [version: Content.tag("x", digest: "sha256:1", version: "2.0.0-rc.1"), move.channel: .absent]
    #expect(throws: PublishProblem.latestOfPrerelease("r/a:2.0.0-rc.1")) {
      try PromotePlan.make([move], tags, Pointing(copiesImages: true), in: "")
    }
  }

  @Test func allAreKnownFirst() throws {
    let there = Content.tag("x", digest: "sha256:1")
    #expect(throws: PublishProblem.notPublished("r/b:1.0.0")) {
      try plan(["r/a:1.0.0": there, "r/a:stable": .absent, "r/b:1.0.0": .absent, "r/b:stable": .absent])
    }
    #expect(throws: PublishProblem.registrySilent("r/b:stable", reason: "EOF")) {
      try plan([
        "r/a:1.0.0": there, "r/a:stable": .absent, "r/b:1.0.0": there, "r/b:stable": .unknown(reason: "EOF"),
      ])
    }
  }
}
