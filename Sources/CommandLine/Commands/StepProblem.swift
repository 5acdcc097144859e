/// Why a plan could not be done to its end.
public enum StepProblem: Error, Equatable {
  case notFound(executable: String)
  case cannotStart(executable: String, reason: String)
  case failed(command: String, exitCode: Int32)
  /// A command that talks to a server, where its words tell why.
  case gaveUp(command: String, exitCode: Int32, Obstacle)
  case killed(command: String, signal: Int32)
  /// Somebody else's file has the name that a temporary one was to have.
  case fileExists(path: String)
  case cannotWrite(path: String, reason: String)
  case cannotEnter(directory: String, reason: String)
  /// We were told to stop; the caller is to see that signal.
  case interrupted(signal: Int32)
  /// Of branches, when all that could be done is done.
  case branchesFailed([String], skipped: Int, of: Int)

  /// The one that did not end well.
  public var command: String? {
    switch self {
    case .failed(let command, _), .gaveUp(let command, _, _), .killed(let command, _): command
    default: nil
    }
  }

  public enum Obstacle: Equatable, Sendable {
    case refusal
    /// The tag is there, and its registry lets nobody move it.
    case immutable
    /// What may pass did not.
    case trouble(attempts: Int)
    /// Nobody is there.
    case absence
    /// The server took the question, and did not answer.
    case silence(seconds: Int)
  }
}
