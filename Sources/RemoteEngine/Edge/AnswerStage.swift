import CommandLine
import Execution
import RemoteEngineCore

/// Keeps what an engine says, and hands on what the next one must know of it, as soon as it can be known.
package final class AnswerStage: ByteStage {
  private let place: String
  private let handOn: (_ answer: [UInt8], _ isWhole: Bool) -> String?
  package private(set) var hasHandedOn = false
  package private(set) var isWhole = false
  package private(set) var answer: [UInt8] = []

  package init(from place: String, handOn: @escaping (_ answer: [UInt8], _ isWhole: Bool) -> String?) {
    (self.place, self.handOn) = (place, handOn)
  }

  package func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    answer += bytes
    if answer.count > EngineClient.longestAnswer { throw RemoteProblem.tooMuchSaid(place: place) }
    tell(&output)
  }

  package func finish(to output: inout [UInt8]) {
    isWhole = true
    tell(&output)
  }

  private func tell(_ output: inout [UInt8]) {
    guard !hasHandedOn, let text = handOn(answer, isWhole) else { return }
    hasHandedOn = true
    output += Array(text.utf8)
  }
}
