import CommandLine
import ImageConfig
import Testing

@testable import publish_image

/// Which tags move, and what goes back where one can't.
struct PromotePlanTests {
  private func plan(_ tags: [String: RegistryTag]) throws -> [String] {
    let moves = try ["a", "b"].map { image in
      PromotePlan.Move(
        version: try ImageReference("r/\(image):1.0.0"), channel: try ImageReference("r/\(image):stable"))
    }
    var all: [ImageReference: RegistryTag] = [:]
    for (name, tag) in tags { all[try ImageReference(name)] = tag }
    return try PromotePlan.make(moves, all, in: "").steps.compactMap { step in
      switch step {
      case .insist(let command): command.arguments.suffix(3).joined(separator: " ")
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
    let around = Content.tag("x", digest: "sha256:7")
    let steps = try plan(["r/a:1.0.0": there, "r/a:stable": there, "r/b:1.0.0": there, "r/b:stable": around])
    #expect(steps.isEmpty)
  }

  @Test func latestIsNoPreRelease() throws {
    let version = try ImageReference("r/a:2.0.0-rc.1")
    let move = PromotePlan.Move(version: version, channel: try ImageReference("r/a:latest"))
    let tags = [version: Content.tag("x", digest: "sha256:1", version: "2.0.0-rc.1"), move.channel: .absent]
    #expect(throws: PublishProblem.latestOfPrerelease("r/a:2.0.0-rc.1")) {
      try PromotePlan.make([move], tags, in: "")
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
