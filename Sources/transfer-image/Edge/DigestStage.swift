import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// Reckons the checksum of what passes.
final class DigestStage: ByteStage {
  private var hash = SHA256()

  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    hash.add(bytes)
    output += bytes
  }

  /// A line that `sha256sum -c` reads, beside the file.
  func line(for path: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
    let isPlain = !name.utf8.contains { "\\\n".utf8.contains($0) }
    let escaped = name.map { $0 == "\\" ? "\\\\" : $0 == "\n" ? "\\n" : String($0) }.joined()
    return (isPlain ? "" : "\\") + "\(hash.hex())  \(escaped)\n"
  }
}
