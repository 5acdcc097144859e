import Execution
import ImageConfig

/// Drops what the other side has, and knows at the end what went over.
final class FilterStage: ByteStage {
  private(set) var filter: ArchiveFilter

  init(without dropped: Set<String>, keepsTags: Bool = false) {
    filter = ArchiveFilter(without: dropped, keepsTags: keepsTags)
  }

  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    try filter.push(bytes, to: &output)
  }

  func finish(to output: inout [UInt8]) throws { try filter.finish(to: &output) }
}
