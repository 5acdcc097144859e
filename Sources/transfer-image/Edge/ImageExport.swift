import CommandLine
import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// Images on their way out of an engine, in one archive.
struct ImageExport {
  let images: [String]
  let client: String
  let source: EngineClient
  /// What is left out and how the rest is compressed, where that must be done before it comes onto a line.
  var there: (dropped: Set<String>, compress: String)?

  var command: Command {
    guard let there else {
      let words = client.split(separator: " ").map(String.init) + ["save"] + images
      return Command(words[0], Array(words.dropFirst()), input: .nothing)
    }
    return source.location.command(
      EngineScript.saveThere, [client, there.compress] + images + there.dropped.sorted())
  }

  /// What is in the archive, by reading it once for nothing else.
  func index(_ patience: Standstill) throws -> ArchiveIndex {
    let stage = IndexStage()
    var exchange = Exchange([command])
    exchange.stages = [0: [stage]]
    exchange.silence = patience.silence
    let answer = try source.runner.perform(exchange)
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
        said: EngineClient.lastLine(answer.errors[0]),
        exitCode: code)
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
    EngineClient.lastLine(answer.errors[0]).holds("broken pipe")
  }
}
