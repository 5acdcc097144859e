import CommandLine

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
  /// A bundle's name asks for a compression that docker can't load.
  case unknownEnding(String)
  /// What the file's name asks for.
  case noProgram(String, file: String)
  /// Far more came of an image than was said to be of it.
  case tooMuchSent(String, place: String, announced: UInt64, limit: UInt64)
  /// docker there neither took nor gave anything for so many seconds.
  case silent(String, place: String, isLoading: Bool, limit: Double)
  case noRoom(place: String, free: UInt64, needed: UInt64, root: String)
  case noRoomForBundle(String, free: UInt64, needed: UInt64)
  case failed(command: String, said: String, exitCode: Int32)
  /// The name got another image while it was read.
  case changed(String)
}
