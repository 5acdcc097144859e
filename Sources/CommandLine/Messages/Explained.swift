/// An error that a person can act on: one line, lower-case, then what to do next.
package protocol Explained: Error {
  var explanation: String { get }
  /// 1 it failed, 2 bad usage or bad config.
  var exitCode: Int32 { get }
}

/// A failure that may come of an engine that can't be reached. Its own words do not say what to do about that.
package protocol EngineFailure {
  var isOfTheEngine: Bool { get }
}

extension EngineFailure {
  package var isOfTheEngine: Bool { true }
}
