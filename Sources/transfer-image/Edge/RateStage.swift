import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore

/// No more than so many bytes a second.
final class RateStage: ByteStage {
  private let limit: Double
  private let start = Monotonic.seconds
  private var passed = 0.0
  /// What is still to go on.
  private var held: ArraySlice<UInt8> = []

  init(_ limit: UInt64) {
    self.limit = Double(limit)
  }

  /// In pieces of a tenth of a second: many at once would fill a slow line for others.
  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    held += bytes
    let piece = held.prefix(Int(max(limit / 10, 1)))
    held = held.dropFirst(piece.count)
    output += piece
    passed += Double(piece.count)
  }

  /// What others hand on at their end is little, and nobody asks again.
  func finish(to output: inout [UInt8]) {
    output += held
    held = []
  }

  var hasMore: Bool { !held.isEmpty }

  var rest: Double { start + passed / limit }
}
