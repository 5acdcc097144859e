/// What happens to bytes on their way from one command to the next.
public protocol ByteStage: AnyObject {
  /// Takes what came and adds to `output` what goes on.
  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws
  func finish(to output: inout [UInt8]) throws
  /// Until when nothing more may come, on the monotonic clock.
  var rest: Double { get }
}

extension ByteStage {
  public func finish(to output: inout [UInt8]) throws {}
  public var rest: Double { 0 }
}
