import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// Whether a tag follows a version, asked as often as somebody else may have moved it.
struct FloatingMoveTests {
  private static func move(digest: String? = nil, rival: String? = nil) throws -> FloatingMove {
    FloatingMove(
      tag: try ImageReference("r/dev:latest"), reference: try ImageReference("r/dev:1.1.0"),
      version: try Version("1.1.0"), digest: digest,
      rival: try rival.map { try Version($0) })
  }

  private static func at(_ version: String?, _ digest: String = "sha256:0") -> RegistryTag {
    Content.tag("x", digest: digest, version: version)
  }

  @Test func itMoves() throws {
    for current in [.absent, Self.at("1.0.9"), Self.at("1.1.0-rc.1"), Self.at("1.1.0")] {
      #expect(try Self.move().decision(current) == .moves)
    }
    #expect(try Self.move(digest: "sha256:5").decision(Self.at("1.0.0")) == .moves)
  }

  @Test func itIsThere() throws {
    let move = try Self.move(digest: "sha256:5")
    #expect(move.decision(Self.at("1.1.0")) == .moves, "an index around it is another digest")
    #expect(move.decision(Self.at(nil, "sha256:5")) == .isThere(digest: "sha256:5"))
  }

  @Test func itStays() throws {
    #expect(
      try Self.move().decision(Self.at("1.2.0")) == .stays(.floatingTagStays("r/dev:latest", at: "1.2.0")))
    #expect(
      try Self.move(rival: "1.2.0").decision(.absent)
        == .stays(.floatingTagOfHigher("r/dev:latest", version: "1.2.0")))
    #expect(
      try Self.move().decision(Self.at(nil))
        == .stays(.floatingTagOfUnknownVersion("r/dev:latest", released: "r/dev:1.1.0")))
  }

  private static let outcomes: [(String?, FloatingMove.Outcome)] = [
    ("1.1.0", .done), (nil, .done), ("1.0.0", .movedBack), ("1.1.0-rc.1", .movedBack),
  ]

  @Test(arguments: outcomes) func whereItIsAfterwards(_ version: String?, _ expected: FloatingMove.Outcome)
    throws
  {
    #expect(try Self.move().outcome(Self.at(version)) == expected)
  }

  @Test func somebodyElseWasFaster() throws {
    #expect(try Self.move().outcome(Self.at("1.2.0")) == .overtaken(by: Version("1.2.0")))
  }

  @Test func oneAttemptIsOne() throws {
    var there = try Self.move(digest: "sha256:5")
    there.pointing = try Pointing(copiesImages: true).steps(
      there.tag, at: .init(digest: "sha256:5", form: .docker), attempts: 1)
    for move in [try Self.move(), there] {
      guard case .retrying(let command)? = move.steps.last else {
        return #expect(Bool(false), "it is not tried")
      }
      #expect(command.attempts == 1)
    }
  }
}
