/// Keeps what a program says.
final class Heard: ByteStage {
  private(set) var bytes: [UInt8] = []
  private let isEnough: (ArraySlice<UInt8>) -> Bool

  /// More than any answer has; what a program says beyond it is not kept.
  private static let limit = 16 << 20

  /// Ends the program.
  struct Enough: Error {}

  init(until isEnough: @escaping (ArraySlice<UInt8>) -> Bool = { _ in false }) {
    self.isEnough = isEnough
  }

  func take(_ more: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    bytes += more.prefix(max(0, Self.limit - bytes.count))
    if isEnough(more) { throw Enough() }
  }
}
