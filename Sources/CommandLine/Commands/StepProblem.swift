/// Why a plan could not be done to its end.
package enum StepProblem: Error, Equatable {
  case notFound(executable: String)
  case cannotStart(executable: String, reason: String)
  case failed(command: String, exitCode: Int32)
  /// One that is for images, with the last of what it said, where it was listened to.
  case buildFailed(images: [String], command: String, exitCode: Int32, said: String)
  /// A command that talks to a server, where its words tell why.
  case gaveUp(command: String, exitCode: Int32, Obstacle)
  case killed(command: String, signal: Int32)
  /// Somebody else's file has the name that a temporary one was to have.
  case fileExists(path: String)
  case cannotWrite(path: String, reason: String)
  case noTemporaryFile(folder: String, reason: String)
  case cannotEnter(directory: String, reason: String)
  /// We were told to stop; the caller is to see that signal.
  case interrupted(signal: Int32)
  /// Of branches, when all that could be done is done.
  case branchesFailed([FailedBranch], skipped: Int, of: Int)

  package struct FailedBranch: Equatable, Sendable {
    package let name: String
    /// Those that its command was for.
    package let images: [String]
    /// The last of what that said.
    package let said: String

    package init(_ name: String, for images: [String] = [], said: String = "") {
      (self.name, self.images, self.said) = (name, images, said)
    }
  }

  /// The one that did not end well.
  package var command: String? {
    switch self {
    case .failed(let command, _), .gaveUp(let command, _, _), .killed(let command, _),
      .buildFailed(_, let command, _, _):
      command
    default: nil
    }
  }

  /// The same with what the command said.
  package func saying(_ said: String) -> StepProblem {
    guard case .buildFailed(let images, let command, let code, _) = self else { return self }
    return .buildFailed(images: images, command: command, exitCode: code, said: said)
  }

  package enum Obstacle: Equatable, Sendable {
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
