/// Why a plan could not be done to its end.
public enum StepProblem: Error, Equatable {
  case notFound(executable: String)
  case cannotStart(executable: String, reason: String)
  case failed(command: String, exitCode: Int32)
  case killed(command: String, signal: Int32)
  /// Somebody else's file has the name that a temporary one was to have.
  case fileExists(path: String)
  case cannotWrite(path: String, reason: String)
  case cannotEnter(directory: String, reason: String)
  /// We were told to stop; the caller is to see that signal.
  case interrupted(signal: Int32)
  /// Of branches, when all that could be done is done.
  case branchesFailed([String], of: Int)
}
