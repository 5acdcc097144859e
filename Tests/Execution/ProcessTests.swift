import Testing

/// What starts processes does it one after the other: a runner is the only one of its process, with
/// the process's signals in its hands.
@Suite(.serialized) enum ProcessTests {}
