import CommandLine
import ImageConfig
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// Bytes on their way over the line.
struct StageTests {
  private func passed(_ text: String, pieces: Int) throws -> String {
    let stage = GreetingStage(from: "gpu")
    var output: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      try stage.take(rest.prefix(pieces), to: &output)
      rest = rest.dropFirst(pieces)
    }
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: ["", "Welcome to gpu\n", "no line break: ", "orbyter-answer\norbyter"])
  func whatAShellPrintsFirstIsNoImage(_ greeting: String) throws {
    for pieces in [1, 7, 1000] {
      let text = greeting + AnswerWord.first + "\nimage\n" + AnswerWord.first + "\nmore"
      #expect(try passed(text, pieces: pieces) == "image\n" + AnswerWord.first + "\nmore")
    }
  }

  @Test func aGreetingHasAnEnd() {
    #expect(throws: RemoteProblem.tooMuchSaid(place: "gpu")) {
      try passed(String(repeating: "hello\n", count: 20_000), pieces: 4096)
    }
  }

  static let allowances: [(announced: UInt64, free: UInt64?, limit: UInt64)] = [
    (10_000, nil, 268_595_456), (10_000, 1 << 40, 268_595_456), (0, nil, 268_435_456),
    (1_000_000_000, nil, 16_268_435_456), (1_000_000_000, 4_000_000_000, 2_000_000_000),
    (1 << 63, nil, 1 << 54 + 1 << 28),
  ]

  /// A machine that announces little, or what just fits, and sends without end.
  @Test(arguments: allowances) func noMoreThanWasAnnounced(
    _ item: (announced: UInt64, free: UInt64?, limit: UInt64)
  ) throws {
    let allowance = Allowance("x:1", from: "gpu", announced: item.announced, free: item.free)
    #expect(allowance.limit == item.limit)
    try allowance.check(item.limit)
    let problem = TransferProblem.tooMuchSent(
      "x:1", place: "gpu", announced: item.announced, limit: item.limit)
    #expect(throws: problem) { try allowance.check(item.limit + 1) }
  }

  @Test func whatArrivesIsCounted() throws {
    let stage = FilterStage(without: [])
    stage.allowance = Allowance("x:1", from: "gpu", announced: 10, free: 3000)
    let bytes = PartialImage.header("blobs/sha256/" + String(repeating: "a", count: 64), 1 << 40)
    var output: [UInt8] = []
    try stage.take(bytes[...], to: &output)
    #expect(throws: TransferProblem.tooMuchSent("x:1", place: "gpu", announced: 10, limit: 1500)) {
      for _ in 1...10 { try stage.take(bytes[...], to: &output) }
    }
    #expect(output.count <= 1500)
  }

  @Test func patienceGrowsWithTheImage() {
    #expect(StallLimit.limit(for: 0) == 600 && StallLimit.limit(for: 20_000_000_000) == 10_600)
    #expect(StallLimit.limit(for: .max) == 6 * 3600)
  }

  @Test(arguments: [(500, 50), (3, 1), (1_000_000, 1000)])
  func aRateGoesByPieces(_ item: (rate: UInt64, piece: Int)) {
    let stage = RateStage(item.rate)
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    var pieces: [[UInt8]] = [[]]
    stage.take(bytes[...], to: &pieces[0])
    while stage.hasMore {
      pieces.append([])
      stage.take([], to: &pieces[pieces.count - 1])
    }
    #expect(pieces.allSatisfy { $0.count == item.piece } && pieces.flatMap(\.self) == bytes)
    var end: [UInt8] = []
    stage.take(bytes[...], to: &end)
    stage.finish(to: &end)
    #expect(end == bytes && !stage.hasMore)
  }
}
