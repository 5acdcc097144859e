import CommandLine
import Execution
import Testing

@testable import RemoteEngineCore
@testable import RemoteEngine
@testable import TransferCore
@testable import transfer_image

/// What one engine's answer makes the next one look for.
struct EngineSurveyTests {
  private func line(_ layers: String) -> String {
    layers.map { String(repeating: $0, count: 32) }.joined(separator: " ") + "\n"
  }

  private func glance(_ lines: String...) -> [UInt8] {
    Array(([AnswerWord.first, "glance"] + lines + ["end", ""]).joined(separator: "\n").utf8)
  }

  @Test func theLayersOfEachImage() {
    let answer = glance(
      "asked", "image " + Engines.line("e", "ab"), "asked", "image " + Engines.line("f", ""))
    #expect(EngineSurvey.layers(answer, of: 2) == line("ab") + "\n")
    #expect(EngineSurvey.layers(answer, of: 3).isEmpty, "one was not told of")
    #expect(EngineSurvey.layers(answer.dropLast(5), of: 2).isEmpty)
    #expect(EngineSurvey.layers(glance("asked", "asked"), of: 2).isEmpty)
  }

  @Test func theVerdict() {
    #expect(EngineSurvey.verdict(Array("hello\ndiffers\nend".utf8)) == "differs\n")
    #expect(EngineSurvey.verdict(Array("it differs\nglance\n".utf8)) == nil)
  }

  /// Nobody looks through all of what has no end, again and again.
  @Test func theVerdictComesSoon() {
    let greeting = String(repeating: "y\n", count: 40_000)
    #expect(EngineSurvey.verdict(Array((greeting + "differs\n").utf8)) == nil)
  }

  @Test func isHandedOnOnce() throws {
    let stage = AnswerStage(from: "gpu") { answer, _ in answer.count > 2 ? "yes" : nil }
    var output: [UInt8] = []
    for _ in 1...4 { try stage.take([1], to: &output) }
    stage.finish(to: &output)
    #expect(output == Array("yes".utf8) && stage.answer.count == 4 && stage.isWhole && stage.hasHandedOn)
  }

  @Test func noEnd() {
    let stage = AnswerStage(from: "gpu") { _, _ in nil }
    let piece = [UInt8](repeating: 0x78, count: 1 << 20)
    var output: [UInt8] = []
    #expect(throws: RemoteProblem.tooMuchSaid(place: "gpu")) {
      for _ in 1...5 { try stage.take(piece[...], to: &output) }
    }
  }

  @Test func whatIsKnownIsNotToldAgain() throws {
    let known = try Engines.facts(Engines.answer(asked: [Engines.line("a", "cd"), nil])).asked
    let answer = Engines.answer(asked: [nil, nil, Engines.line("b", "e")])
    let facts = try EngineFacts(Array(answer.utf8), from: "gpu", known: known)
    #expect(facts.asked == known + [Engines.image("b", "e")])
  }
}
