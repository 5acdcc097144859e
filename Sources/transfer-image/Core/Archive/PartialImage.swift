import ImageConfig

/// A small archive with the first layers of an image by name alone: whether an engine takes it tells
/// whether it keeps those layers under those names.
package enum PartialImage {
  package struct Layer: Equatable, Sendable {
    package var diffID: Digest
    package var blob: Digest
    package var size: UInt64
    package var compression: ArchiveIndex.File.Compression

    package init(diffID: Digest, blob: Digest, size: UInt64, compression: ArchiveIndex.File.Compression) {
      self.diffID = diffID
      self.blob = blob
      self.size = size
      self.compression = compression
    }

    /// Its file in an archive.
    package var path: String { PartialImage.path(of: blob) }

    fileprivate var descriptor: String {
      let suffix = compression == .none ? "" : compression == .gzip ? "+gzip" : "+zstd"
      return PartialImage.descriptor(
        "application/vnd.oci.image.layer.v1.tar" + suffix, blob.description, size)
    }
  }

  package static func archive(_ layers: [Layer], architecture: String, system: String) -> [UInt8] {
    let config = JSONValue.object([
      "architecture": .string(architecture), "os": .string(system), "config": .object([:]),
      "rootfs": .object([
        "type": .string("layers"), "diff_ids": .list(layers.map { .string($0.diffID.description) }),
      ]),
    ])
    return start(layers, config: Array(config.compact.utf8)) + end
  }

  /// All of an image's archive but its layers, which may follow.
  package static func start(_ layers: [Layer], config: [UInt8]) -> [UInt8] {
    // In the words and the order of docker's own archives: an image has one identifier whichever it came by.
    let manifest = Array(
      """
      {"schemaVersion":2,"mediaType":"\(manifestType)",\
      "config":\(descriptor("application/vnd.oci.image.config.v1+json", of: config)),\
      "layers":[\(layers.map(\.descriptor).joined(separator: ","))]}
      """.utf8)
    let index = """
      {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json",\
      "manifests":[\(descriptor(manifestType, of: manifest))]}
      """
    let names = JSONValue.list([
      .object([
        "Config": .string(path(of: config)), "RepoTags": .null,
        "Layers": .list(layers.map { .string($0.path) }),
      ])
    ])
    let files = [
      (path(of: config), config), (path(of: manifest), manifest),
      (ArchiveContents.indexName, Array(index.utf8)),
      (ArchiveContents.manifestName, Array(names.compact.utf8)),
    ]
    return files.flatMap { file($0, $1) } + layout
  }

  static let layout = file("oci-layout", .object(["imageLayoutVersion": .string("1.0.0")]))

  static func file(_ name: String, _ value: JSONValue) -> [UInt8] { file(name, Array(value.compact.utf8)) }

  private static func file(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    header(name, UInt64(bytes.count)) + bytes + padding(behind: UInt64(bytes.count))
  }

  package static let end = [UInt8](repeating: 0, count: 2 * TarHeader.blockSize)

  /// What stands in front of a file of so many bytes, and what behind it.
  package static func header(_ name: String, _ size: UInt64) -> [UInt8] {
    TarHeader(name: name, type: TarHeader.file, size: size).block ?? []
  }

  package static func padding(behind size: UInt64) -> [UInt8] {
    [UInt8](repeating: 0, count: Int(TarReader.padding(behind: size)))
  }

  private static let manifestType = "application/vnd.oci.image.manifest.v1+json"

  private static func descriptor(_ type: String, of bytes: [UInt8]) -> String {
    descriptor(type, "sha256:" + SHA256.hex(bytes), UInt64(bytes.count))
  }

  private static func descriptor(_ type: String, _ digest: String, _ size: UInt64) -> String {
    "{\"mediaType\":\"\(type)\",\"digest\":\"\(digest)\",\"size\":\(size)}"
  }

  /// Where an archive has what has this digest.
  package static func path(of digest: Digest) -> String { path(digest.hexDigits) }

  private static func path(of bytes: [UInt8]) -> String { path(SHA256.hex(bytes)) }

  private static func path(_ digits: some StringProtocol) -> String { "blobs/sha256/" + digits }
}
