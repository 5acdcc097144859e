/// What a plan must know of the machine it starts from.
struct RunHost {
  /// All of its memory, in bytes.
  var memory: UInt64?
  /// As Europe/Berlin; none where it can't be told.
  var timeZone: String?
  /// Where the engine is.
  var engine = EngineAddress.here
  /// Where the engine's own machine, as on macOS, has the caller's ssh agent; none where that is this one.
  var agentSocket: String?
  /// Whether a path leads to anything.
  var exists: (String) -> Bool = { _ in false }
}
