import CommandLine
import Testing

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
      let text = greeting + EngineFacts.firstLine + "\nimage\n" + EngineFacts.firstLine + "\nmore"
      #expect(try passed(text, pieces: pieces) == "image\n" + EngineFacts.firstLine + "\nmore")
    }
  }

  @Test func aGreetingHasAnEnd() {
    #expect(throws: TransferProblem.tooMuchSaid(place: "gpu")) {
      try passed(String(repeating: "hello\n", count: 20_000), pieces: 4096)
    }
  }

  @Test(arguments: [(500, 50), (3, 1), (1_000_000, 1000)])
  func aRateGoesByPieces(_ item: (rate: UInt64, piece: Int)) {
    let stage = Rate(item.rate)
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
