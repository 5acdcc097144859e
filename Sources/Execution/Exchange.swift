import CommandLine

/// Commands whose output feeds the next one's input, with stages of ours between them, and what is kept of
/// what they say: nothing of it reaches the terminal by itself.
public struct Exchange {
  public var commands: [Command]
  /// By the number of the command that they stand behind.
  public var stages: [Int: [any ByteStage]] = [:]
  /// What the first command reads.
  public var input: [UInt8] = []
  /// More than this on standard output is no answer.
  public var limit = 1 << 20
  /// Seconds after which there is no use in waiting.
  public var patience: Double?
  /// What is told while nothing moves.
  public var silence: Silence?
  /// Where the last command's output goes instead of being kept.
  public var output: Int32?

  public init(_ commands: [Command]) {
    self.commands = commands
  }

  public struct Answer {
    /// What the last command printed.
    public let output: [UInt8]
    /// Of each command, its exit code as a shell tells it.
    public let exitCodes: [Int32]
    public let errors: [[UInt8]]
    public let isLate: Bool
    /// Whom all were ended for, since nothing moved.
    public let silent: Silence.Waiting?
    /// What a stage found wrong with the bytes.
    public let problem: (any Error)?

    /// The first command that failed for a reason of its own: not because the next one was gone.
    public var failed: Int? {
      exitCodes.firstIndex { $0 != 0 && $0 != 128 + 13 } ?? exitCodes.firstIndex { $0 != 0 }
    }
  }

  public enum Problem: Error, Equatable {
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
