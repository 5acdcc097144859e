import CommandLine
import Execution
import ImageConfig
import RemoteEngine
import RemoteEngineCore
import TransferCore

/// Images on their way out of an engine, in one archive.
struct ImageExport {
  let images: [String]
  let source: EngineClient

  /// What is in the archive, by reading it once for nothing else.
  func index(_ step: TransferStep, _ patience: StallLimit) throws -> ArchiveIndex {
    let stage = IndexStage()
    let answer = try patience.transfer.perform(step) { exchange in
      exchange.stages = [0: [stage]]
      exchange.stallWatch = patience.stallWatch
    }
    try patience.check(answer)
    try check(answer)
    return stage.index
  }

  /// Whether it went well, as the first of the exchange's commands.
  func check(_ answer: Exchange.Answer) throws {
    let code = answer.exitCodes[0]
    if code == 255, case .far = source.location, Self.mayBeOfALine(answer.problem) {
      try source.check(answer, 0)
    }
    if hasFailed(answer) {
      throw TransferProblem.failed(
        command: "docker save \(images.joined(separator: " "))",
        said: EngineClient.lastLine(answer.errors[0]), exitCode: code)
    }
    if let problem = answer.problem, !(problem is Exchange.Problem) { throw problem }
  }

  /// Whether a line that broke would be found out so. Whoever sends something else is ended by us.
  private static func mayBeOfALine(_ problem: (any Error)?) -> Bool {
    if case .truncated? = problem as? TarReader.Problem { return true }
    return problem == nil || problem is Exchange.Problem
  }

  /// Whether it failed for a reason of its own, not because nobody took what it wrote.
  func hasFailed(_ answer: Exchange.Answer) -> Bool {
    let code = answer.exitCodes[0]
    if code == 0 || code >= 128 { return false }
    return !(answer.exitCodes.count > 1 && answer.exitCodes.last != 0 && isPipe(answer))
  }

  private func isPipe(_ answer: Exchange.Answer) -> Bool {
    EngineClient.lastLine(answer.errors[0]).containsBytes("broken pipe")
  }
}
