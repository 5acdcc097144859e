import ImageConfig
import RemoteEngineCore

/// What of an image's archive goes over.
package struct LayersToSend: Equatable {
  /// How many of the image's first layers are there.
  package var present = 0
  /// The archive's files that stay here.
  package var dropped: Set<String> = []
  /// The bytes of those that go, when they are known.
  package var size: UInt64?
  /// Whether most of them are compressed already.
  package var isCompressed = false
  /// The layers that stay, as the archive refers to them.
  package var layers: [PartialImage.Layer] = []

  /// A parcel of everything.
  package init(size: UInt64?) {
    self.size = size
  }

  /// By what the engine's archives call the layers that are present: none where that can't be known without
  /// reading one.
  package static func names(of image: ImageFacts, present: Int, source: EngineFacts) -> Set<String>? {
    guard present > 0, let files = files(of: image, source: source) else { return nil }
    return names([(files, present)])
  }

  /// What the engine's archives call the image's layers.
  package static func files(of image: ImageFacts, source: EngineFacts) -> [String]? {
    guard source.store == .classic, source.generation >= 25 else { return nil }
    return image.layers.map { PartialImage.path(of: $0) }
  }

  /// The files that can stay, of images in one archive. A layer that stands in a second place above those
  /// that are present is needed there.
  package static func names(_ images: [(files: [String], present: Int)]) -> Set<String> {
    Set(images.flatMap { $0.files.prefix($0.present) })
      .subtracting(images.flatMap { $0.files.dropFirst($0.present) })
  }

  /// From a classic engine since 25, whose archives name each layer by its own digest.
  package init(_ image: ImageFacts, present: Int, names: Set<String>) {
    self.present = present
    dropped = names
    size = image.size(behind: present)
    layers = image.layers.prefix(present).map {
      // What has the digest of the layer itself is not compressed; nobody counts its bytes.
      PartialImage.Layer(diffID: $0, blob: $0, size: 1, compression: .none)
    }
  }

  /// From a containerd store, whose archives name each layer by the digest of the form in which it has it.
  package init(_ image: ImageFacts, present: Int, files: [String]) {
    self.present = present
    dropped = Self.names([(files, present)])
    size = image.size(behind: present)
    layers = zip(image.layers, files).prefix(present).compactMap { layer, name in
      guard let blob = Self.digest(in: name) else { return nil }
      return PartialImage.Layer(
        diffID: layer, blob: blob, size: 1, compression: blob == layer ? .none : .gzip)
    }
  }

  private static func digest(in name: String) -> Digest? {
    try? Digest("sha256:" + (name.split(separator: "/").last ?? ""))
  }

  /// From any other engine, by an archive that was read once for this.
  package init(_ image: ImageFacts, present: Int, index: ArchiveIndex) throws {
    let files = try index.files(of: image)
    self.present = present
    dropped = Self.names([(files, present)]).subtracting(index.targets)
    let sent = Set(files).subtracting(dropped).compactMap { index.files[$0] }
    let whole = sent.reduce(0) { $0 &+ $1.size }
    let plain = sent.filter { $0.compression == .none }.reduce(0) { $0 &+ $1.size }
    size = whole
    isCompressed = plain < whole / 10
    layers = zip(image.layers, files).prefix(present).compactMap { layer, name in
      guard let file = index.files[name], let blob = Self.digest(in: name) else { return nil }
      return PartialImage.Layer(diffID: layer, blob: blob, size: file.size, compression: file.compression)
    }
  }
}

extension ArchiveIndex {
  /// The layers of the one image in it.
  package func files(of image: ImageFacts) throws -> [String] {
    let contents = try contents()
    guard contents.images.count == 1, let files = contents.images.first?.layers,
      files.count == image.layers.count
    else { throw ArchiveContents.Problem.unreadable("manifest.json") }
    return files
  }

  /// Files that a link leads to, by their whole names.
  package var targets: Set<String> {
    Set(
      links.values.map { target in
        target.hasPrefix("../") ? String(target.dropFirst(3)) : target
      })
  }
}
