import CommandLine
import Execution
import RemoteEngineCore

/// Lets through what comes behind our first line: a shell over there may print something when it starts.
package final class GreetingStage: ByteStage {
  private let place: String
  private var line: [UInt8] = []
  private var left = GreetingStage.limit
  private var isOver = false

  /// More than any shell says to greet.
  package static let limit = 1 << 16

  package init(from place: String) {
    self.place = place
  }

  package func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    var rest = bytes
    while !isOver, let byte = rest.popFirst() {
      left -= 1
      if left < 0 { throw RemoteProblem.tooMuchSaid(place: place) }
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
