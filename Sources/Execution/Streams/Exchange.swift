import CommandLine

/// Commands whose output feeds the next one's input, with stages of ours between them, and what is kept of
/// what they say: nothing of it reaches the terminal by itself.
package struct Exchange {
  package var commands: [Command]
  /// By the number of the command that they stand behind.
  package var stages: [Int: [any ByteStage]] = [:]
  /// What the first command reads.
  package var input: [UInt8] = []
  /// More than this on standard output is no answer.
  package var limit = 1 << 20
  /// More than this of what a command complains is not kept.
  package static let keptOfErrors = 1 << 16
  /// Seconds after which there is no use in waiting.
  package var timeout: Double?
  /// What is told while nothing moves.
  package var stallWatch: StallWatch?
  /// Where the last command's output goes instead of being kept.
  package var output: Int32?

  package init(_ commands: [Command]) {
    self.commands = commands
  }

  package struct Answer {
    /// What the last command printed.
    package let output: [UInt8]
    /// Of each command, its exit code as a shell tells it.
    package let exitCodes: [Int32]
    package let errors: [[UInt8]]
    package let isLate: Bool
    /// Whom all were ended for, since nothing moved.
    package let stalled: StallWatch.Waiting?
    /// What a stage found wrong with the bytes.
    package let problem: (any Error)?

    /// The first command that failed for a reason of its own: not because the next one was gone.
    package var failed: Int? {
      exitCodes.firstIndex { $0 != 0 && $0 != 128 + 13 } ?? exitCodes.firstIndex { $0 != 0 }
    }
  }

  package enum Problem: Error, Equatable {
    case tooMuchSaid
    case cannotWrite(reason: String)
  }
}

/// Keeps what comes, up to a limit.
final class Collector: ByteStage {
  private(set) var bytes: [UInt8] = []
  private let limit: Int
  /// Whether the first of too many bytes are enough, as of a complaint.
  private let isLenient: Bool
  private var total = 0

  init(limit: Int, isLenient: Bool) {
    self.limit = limit
    self.isLenient = isLenient
  }

  func take(_ more: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    bytes += more.prefix(max(0, limit - bytes.count))
    total += more.count
    // Even of complaints there is an end.
    if total > (isLenient ? 64 << 20 : limit) { throw Exchange.Problem.tooMuchSaid }
  }
}
