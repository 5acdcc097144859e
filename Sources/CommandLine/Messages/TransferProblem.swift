/// Why an image can't be moved.
package enum TransferProblem: Error, Equatable {
  case noImage(String, place: String)
  case noTag(String)
  case identifier(String)
  /// Two images that would both be called so over there.
  case oneName(String, String, name: String)
  /// What has a digest and no name of its own can't be given one by a bare load.
  case nameless(String)
  case noInventory(path: String, line: Int, said: String)
  /// What the file's name asks for.
  case noProgram(String, file: String)
  /// The shell over there did not take our script, or had none to take it.
  case notRun(place: String, said: String)
  case noDocker(place: String)
  case mayNotUseDocker(place: String, user: String, said: String)
  /// The answer is none of ours, stops before its end, never ends, or does not come.
  case garbled(place: String, line: String)
  case cutShort(place: String)
  case tooMuchSaid(place: String)
  case late(place: String)
  /// Far more came of an image than was said to be of it.
  case tooMuchSent(String, place: String, announced: UInt64, limit: UInt64)
  /// docker there neither took nor gave anything for so many seconds.
  case silent(String, place: String, isLoading: Bool, limit: Double)
  /// ssh did not get there.
  case noConnection(host: String, said: String)
  /// It got there, and lost its way later.
  case broken(host: String, said: String, again: String)
  case noRoom(place: String, free: UInt64, needed: UInt64, root: String)
  case noRoomForBundle(String, free: UInt64, needed: UInt64)
  case failed(command: String, said: String, exitCode: Int32)
  case notLoaded(place: String, said: String)
  case notProven(String, place: String, Proof)
  /// The name got another image while it was read.
  case changed(String)

  package enum Proof: Equatable, Sendable {
    case identifier(String, expected: String)
    case layers
    case incomplete
    case container(String)
  }
}
