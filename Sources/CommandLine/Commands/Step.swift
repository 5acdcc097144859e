/// One thing that a plan does. A dry run prints it, a run does it.
package indirect enum Step: Equatable, Sendable {
  /// Runs in the foreground; anything but exit code 0 ends the plan with that code.
  case run(Command)
  /// The same for a command whose output is the result: it goes to standard output.
  case print(Command)
  /// The same as `run` for a command that talks to a server: tried again after trouble that passes.
  case retrying(Command)
  /// Both: it is tried again, and prints the result.
  case report(Command)
  /// The second command, as `run` does it, with what the first one prints as its last word.
  case appendingAnswer(Command, to: Command)
  /// Every command of the pipeline must succeed.
  case pipe(Pipeline)
  /// The file appears by rename; a temporary one is gone when the plan ends, however it ends.
  case write(PlannedFile)
  /// The program takes our place: signals, the terminal and the exit code are its own.
  case exec(Command)
  /// Undoes what is done before or behind it: runs when the scope around it ends, however it ends, or else
  /// the plan; the last one first, and before the temporary files go. When it fails, that changes nothing else.
  case later(Command, Occasion)
  /// Steps that are done only where something holds; whoever reads the answer decides that, and does them.
  case guarded(Guard, [Step])
  /// Steps at whose end, however it comes, what they left for later is done.
  case scope([Step])
  /// Side by side, as many at once as the width says; each prints into a log of its own.
  case branches([Branch], width: Int)

  package enum Occasion: Equatable, Sendable {
    case always
    /// Where a signal ended the run.
    case interrupted
    /// Where something failed, or a signal came.
    case unfinished
  }
}
