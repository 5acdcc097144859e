import CommandLine
import Execution
import RemoteEngineCore
import ImageConfig

/// Questions to an engine, and what it answers: as much as an answer has, in as long as one takes.
package struct EngineClient {
  package let location: EngineLocation
  package let perform: (Exchange) throws -> Exchange.Answer
  /// Whether it has answered before: what fails then is no longer the way there.
  package var hasMet = false
  /// The command that goes on where this one broke.
  package let again: String

  /// - Parameter perform: what runs its commands.
  package init(
    _ location: EngineLocation, again: String, perform: @escaping (Exchange) throws -> Exchange.Answer
  ) {
    (self.location, self.again, self.perform) = (location, again, perform)
  }

  package static let patience = 60.0
  package static let longestAnswer = 4 << 20

  package func question(_ detail: EngineScript.Detail, _ images: [String] = []) throws -> EngineFacts {
    try EngineFacts(ask(.question(detail, images)), from: location.name)
  }

  /// What a script says that reads `input`.
  package func ask(_ call: EngineCall, input: [UInt8] = [], patience: Double = patience) throws -> [UInt8] {
    var exchange = Exchange([location.command(call)])
    exchange.input = input
    exchange.limit = Self.longestAnswer
    exchange.timeout = patience
    let answer = try perform(exchange)
    try check(answer, 0, heard: answer.output)
    return answer.output
  }

  /// A small file of the image's archive, which takes reading it where the engine is; none where that fails.
  /// - Parameter patience: in seconds.
  package func file(_ name: String, of image: ImageReference, client: String, within patience: Double)
    -> [UInt8]?
  {
    let words = [client, image.description, name]
    guard let answer = try? ask(EngineCall(.archiveFile, words), patience: patience),
      var lines = try? AnswerLines(answer, from: location.name), let line = try? lines.next(),
      line.word == .file
    else { return nil }
    return Array(line.value.utf8)
  }

  /// Whether the command of that number did well, of those that run beside this engine.
  /// - Parameter heard: what it said instead of an answer: some complain there.
  package func check(_ answer: Exchange.Answer, _ number: Int, heard: [UInt8] = []) throws {
    if answer.problem is Exchange.Problem { throw RemoteProblem.tooMuchSaid(place: location.name) }
    if answer.isLate { throw RemoteProblem.late(place: location.name) }
    let code = answer.exitCodes[number]
    if code == 0 { return }
    let said = [answer.errors[number], heard].map(Self.lastLine).first { !$0.isEmpty } ?? ""
    guard case .far = location, code == 255 else {
      let reason = said.isEmpty ? "exit code \(code)" : said
      throw hasMet
        ? RemoteProblem.notLoaded(place: location.name, said: reason)
        : RemoteProblem.notRun(place: location.name, said: reason)
    }
    throw hasMet
      ? RemoteProblem.broken(host: location.name, said: said, again: again)
      : RemoteProblem.noConnection(host: location.name, said: said)
  }

  /// Of a complaint, what was said last.
  package static func lastLine(_ bytes: [UInt8]) -> String {
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let line = lines.last { $0.contains { $0 > 0x20 } }
    return String(decoding: line ?? [], as: UTF8.self)
  }
}

extension Exchange.Answer {
  /// Whose complaints were the most, if they were more than is kept of them; else it was the last one's answer.
  package var loudest: Int {
    errors.indices.first { errors[$0].count >= Exchange.keptOfErrors } ?? errors.count - 1
  }
}
