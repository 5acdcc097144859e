/// Hands on to standard error what a program says, and remembers the end of it.
final class Listener: ByteStage {
  private var end: [UInt8] = []
  /// The one that the program draws on, which is to be as large as the caller's.
  var terminal: Int32?

  private static let most = 64 << 10

  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    if let terminal { TerminalPair.copySize(to: terminal) }
    _ = Console.write(bytes, to: STDERR_FILENO)
    end += bytes
    if end.count > Self.most { end.removeFirst(end.count - Self.most) }
  }

  var heard: String { String(decoding: end, as: UTF8.self) }
}
