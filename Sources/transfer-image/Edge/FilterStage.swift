import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// Drops what the other side has, and knows at the end what went over.
final class FilterStage: ByteStage {
  private(set) var filter: ArchiveFilter
  /// None where those who send are trusted.
  var allowance: Allowance?
  private var taken: UInt64 = 0

  init(without dropped: Set<String>, named names: [ImageReference] = []) {
    filter = ArchiveFilter(without: dropped, named: names)
  }

  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    taken += UInt64(bytes.count)
    try allowance?.check(taken)
    try filter.push(bytes, to: &output)
  }

  func finish(to output: inout [UInt8]) throws { try filter.finish(to: &output) }
}
