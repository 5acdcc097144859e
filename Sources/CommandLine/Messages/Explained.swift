/// An error that a person can act on: one line, lower-case, then what to do next.
package protocol Explained: Error {
  var explanation: String { get }
  /// 1 it failed, 2 bad usage or bad config.
  var exitCode: Int32 { get }
}
