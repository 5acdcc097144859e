import CommandLine
import Execution

/// What a transfer does to the world and asks of it, apart from files: all of it, so that a test can stand in its place.
struct TransferEffects {
  /// Runs commands to their end.
  var perform: (Exchange) throws -> Exchange.Answer
  /// A line for a person.
  var story: (String) -> Void
  /// A line for a program that reads along.
  var event: (String) -> Void
  /// Part of the result that may be read before the rest is known.
  var output: (String) throws -> Void
  var isRunning: (Int32) -> Bool
  var freeSpace: (String) -> UInt64?
  /// The columns of a terminal.
  var width: Int?

  static func real(_ session: Session, environment: [String: String]) -> TransferEffects {
    let runner = Runner(session, environment: environment)
    return TransferEffects(
      perform: runner.perform, story: Console.story, event: Console.event, output: { try Console.output($0) },
      isRunning: Machine.isRunning, freeSpace: { Machine.freeSpace(at: $0) }, width: session.style.width)
  }
}
