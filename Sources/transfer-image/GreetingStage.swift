import CommandLine
import Execution

/// Lets through what comes behind our first line: a shell over there may print something when it starts.
final class GreetingStage: ByteStage {
  private let place: String
  private var line: [UInt8] = []
  private var left = GreetingStage.limit
  private var isOver = false

  /// More than any shell says to greet.
  static let limit = 1 << 16

  init(from place: String) {
    self.place = place
  }

  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    var rest = bytes
    while !isOver, let byte = rest.popFirst() {
      left -= 1
      if left < 0 { throw TransferProblem.tooMuchSaid(place: place) }
      if byte == UInt8(ascii: "\n") {
        isOver = AnswerLines.isFirst(line)
        line = []
      } else {
        line.append(byte)
      }
    }
    output += rest
  }
}
