/// What happens to bytes on their way from one command to the next.
package protocol ByteStage: AnyObject {
  /// Takes what came and adds to `output` what goes on.
  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws
  func finish(to output: inout [UInt8]) throws
  /// Whether it has bytes to go on with before more come; then it takes none for once.
  var hasMore: Bool { get }
  /// Until when nothing more may come, on the monotonic clock.
  var rest: Double { get }
}

extension ByteStage {
  package func finish(to output: inout [UInt8]) throws {}
  package var hasMore: Bool { false }
  package var rest: Double { 0 }
}
