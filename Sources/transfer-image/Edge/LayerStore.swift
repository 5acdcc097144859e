import CommandLine
import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore
import ImageConfig

/// Where a classic engine keeps an image's layers, unpacked: root finds them there without having the engine
/// export the whole image for the one layer that is new. What is read is trusted by nobody: the other engine
/// takes a layer only with its digest.
struct LayerStore {
  struct Layer {
    let digest: Digest
    /// How its archive is made of its files.
    let split: String
    let files: String
    /// Of its archive.
    var size: UInt64 = 0

    /// Its file in an image's archive.
    var path: String { PartialImage.path(of: digest) }
  }

  let config: [UInt8]
  var layers: [Layer] = []

  /// None where it can't be read: that takes root, the driver `overlay2`, and the engine on this machine.
  init?(of image: ImageFacts, root: String) {
    let store = root + "/image/overlay2"
    let hex = image.id.hexDigits
    guard let config = try? FileReader.read("\(store)/imagedb/content/sha256/\(hex)", limit: 16 << 20),
      SHA256.hex(config) == hex
    else { return nil }
    self.config = config
    var chain = ""
    for digest in image.layers {
      // The name of a layer on top of others is made of theirs.
      chain = chain.isEmpty ? digest.description : "sha256:" + SHA256.hex("\(chain) \(digest)".utf8)
      let folder = "\(store)/layerdb/sha256/\(chain.dropFirst(7))"
      guard let bytes = try? FileReader.read(folder + "/cache-id", limit: 100),
        !bytes.contains(where: { "/.\n".utf8.contains($0) })
      else { return nil }
      let name = String(decoding: bytes, as: UTF8.self)
      layers.append(
        Layer(digest: digest, split: folder + "/tar-split.json.gz", files: "\(root)/overlay2/\(name)/diff"))
    }
  }
}
