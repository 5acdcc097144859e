/// A small archive with the first layers of an image by name alone: whether an engine takes it tells
/// whether it keeps those layers under those names.
public enum PartialImage {
  public struct Layer: Equatable, Sendable {
    public var diffID: Digest
    public var blob: Digest
    public var size: UInt64
    public var compression: ArchiveIndex.File.Compression

    public init(diffID: Digest, blob: Digest, size: UInt64, compression: ArchiveIndex.File.Compression) {
      self.diffID = diffID
      self.blob = blob
      self.size = size
      self.compression = compression
    }

    fileprivate var descriptor: JSONValue {
      let suffix = compression == .none ? "" : compression == .gzip ? "+gzip" : "+zstd"
      return PartialImage.descriptor(
        "application/vnd.oci.image.layer.v1.tar" + suffix, blob.description, size)
    }
  }

  public static func archive(_ layers: [Layer], architecture: String, system: String) -> [UInt8] {
    let config = JSONValue.object([
      "architecture": .string(architecture), "os": .string(system), "config": .object([:]),
      "rootfs": .object([
        "type": .string("layers"), "diff_ids": .list(layers.map { .string($0.diffID.description) }),
      ]),
    ])
    let manifest = JSONValue.object([
      "schemaVersion": .number("2"), "mediaType": .string(manifestType),
      "config": descriptor("application/vnd.oci.image.config.v1+json", of: config),
      "layers": .list(layers.map(\.descriptor)),
    ])
    let index = JSONValue.object([
      "schemaVersion": .number("2"), "mediaType": .string("application/vnd.oci.image.index.v1+json"),
      "manifests": .list([descriptor(manifestType, of: manifest)]),
    ])
    let names = JSONValue.list([
      .object([
        "Config": .string(path(of: config)), "RepoTags": .null,
        "Layers": .list(layers.map { .string("blobs/sha256/" + $0.blob.description.dropFirst(7)) }),
      ])
    ])
    let layout = JSONValue.object(["imageLayoutVersion": .string("1.0.0")])
    let files = [
      (path(of: config), config), (path(of: manifest), manifest), (ArchiveContents.indexName, index),
      (ArchiveContents.manifestName, names), ("oci-layout", layout),
    ]
    return files.flatMap { Self.file($0, $1) } + [UInt8](repeating: 0, count: 2 * TarHeader.blockSize)
  }

  private static let manifestType = "application/vnd.oci.image.manifest.v1+json"

  private static func file(_ name: String, _ value: JSONValue) -> [UInt8] {
    let bytes = Array(value.compact.utf8)
    let size = UInt64(bytes.count)
    let header = TarHeader(name: name, type: TarHeader.file, size: size).block ?? []
    return header + bytes + [UInt8](repeating: 0, count: Int(TarReader.padding(behind: size)))
  }

  private static func descriptor(_ type: String, of value: JSONValue) -> JSONValue {
    let bytes = value.compact.utf8
    return descriptor(type, "sha256:" + SHA256.hex(bytes), UInt64(bytes.count))
  }

  private static func descriptor(_ type: String, _ digest: String, _ size: UInt64) -> JSONValue {
    .object(["mediaType": .string(type), "digest": .string(digest), "size": .number(String(size))])
  }

  private static func path(of value: JSONValue) -> String { "blobs/sha256/" + SHA256.hex(value.compact.utf8) }
}
