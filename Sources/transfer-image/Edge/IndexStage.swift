import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// Reads an archive for what is in it; nothing goes on.
final class IndexStage: ByteStage {
  private(set) var index = ArchiveIndex()

  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws { try index.push(bytes) }
}
