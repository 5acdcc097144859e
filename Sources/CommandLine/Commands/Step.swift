/// One thing that a plan does. A dry run prints it, a run does it.
public enum Step: Equatable, Sendable {
  /// Runs in the foreground; anything but exit code 0 ends the plan with that code.
  case run(Command)
  /// The same for a command that talks to a server: tried again after trouble that passes.
  case insist(Command)
  /// The same for a command whose output is a result: it goes to standard output, where `run` sends
  /// a command's output to standard error.
  case report(Command)
  /// Every command of the pipeline must succeed.
  case pipe(Pipeline)
  /// The file appears by rename; a temporary one is gone when the plan ends, however it ends.
  case write(PlannedFile)
  /// Undoes the steps before it: done when the plan ends, however it ends, the last one first, and before
  /// the temporary files go. When it fails, that changes nothing else.
  case atEnd(Command)
  /// The program takes our place: signals, the terminal and the exit code are its own.
  case become(Command)
}
