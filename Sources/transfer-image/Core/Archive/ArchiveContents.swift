import ImageConfig

/// What the small files of a saved archive say is in it: manifest.json, and index.json where there is one.
package struct ArchiveContents: Equatable, Sendable {
  package struct Image: Equatable, Sendable {
    /// The names of its files in the archive.
    package let config: String
    package let layers: [String]
    /// The names that an engine would give it at once.
    let tags: [String]

    /// The digest in the config's name: `blobs/sha256/HEX`, or `HEX.json` as engines before 25 write it.
    package var configDigest: Digest? {
      let name = config.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
      return try? Digest("sha256:" + (name.hasSuffix(".json") ? String(name.dropLast(5)) : name))
    }
  }

  package var images: [Image]
  /// What index.json lists, in its order; none where the archive has no such file.
  private var listed: [ArchiveManifest]?
  /// The platforms of those that are an index.
  var platforms: [Digest: [String]] = [:]

  package var manifests: [Digest] { (listed ?? []).map(\.digest) }

  package enum Problem: Error, Equatable {
    case noManifest
    case unreadable(String)
    case tooLarge(String)
    case repeated(String)
    /// A file that an image needs, which is not there.
    case missing(String)
    case unexpected(String)
  }

  static let manifestName = "manifest.json"
  static let indexName = "index.json"
  /// The names of both, which a reader must keep to the end.
  static let kept = [manifestName, indexName]
  /// Far more than the largest has.
  static let keptLimit = 16 << 20

  /// By the one of both that names all files of an image.
  package init(manifest: [UInt8]) throws(Problem) { try self.init([Self.manifestName: manifest]) }

  init(_ files: [String: [UInt8]]) throws(Problem) {
    guard let manifest = files[Self.manifestName] else { throw .noManifest }
    guard let entries = JSONValue(manifest)?.list, !entries.isEmpty else {
      throw .unreadable(Self.manifestName)
    }
    images = []
    for entry in entries {
      // An image without layers has null for them.
      let layers = entry["Layers"].flatMap { $0 == .null ? [] : $0.texts } ?? []
      guard let config = entry["Config"]?.text else { throw .unreadable(Self.manifestName) }
      images.append(Image(config: config, layers: layers, tags: entry["RepoTags"]?.texts ?? []))
    }
    listed = try files[Self.indexName].map(Self.listed)
  }

  /// What index.json alone names.
  package static func manifests(index: [UInt8]) throws(Problem) -> [Digest] {
    try listed(index).map(\.digest)
  }

  private static func listed(_ index: [UInt8]) throws(Problem) -> [ArchiveManifest] {
    let entries = JSONValue(index)?["manifests"]?.list
    guard let entries, case let listed = entries.compactMap(ArchiveManifest.init),
      listed.count == entries.count
    else { throw .unreadable(indexName) }
    return listed
  }

  /// The platforms that the archive has of an index; empty for any other image.
  package func platforms(of name: ImageReference) -> [String] {
    let only = listed?.count == 1 ? listed?.first : nil
    let named = listed?.first { $0.name == name.complete } ?? only
    return named.flatMap { platforms[$0.digest] } ?? []
  }

  /// An archive of nothing but a name for the first image, which a containerd store must have. None where
  /// there is no index.
  package func naming(_ name: ImageReference) -> [UInt8]? {
    guard let first = listed?.first else { return nil }
    return PartialImage.file(Self.indexName, ArchiveManifest.index([first.json(as: name)]))
      + PartialImage.layout + PartialImage.end
  }

  /// The small files again, made of what was read in them and of nothing else: an engine's reader may see in the
  /// rest what ours does not. Of the images' names only these are in them.
  func small(named names: [ImageReference]) -> [UInt8] {
    let manifest = images.map { image in
      let tags = image.tags.filter { tag in names.contains { Self.isName(tag, of: $0) } }
      return JSONValue.object([
        "Config": .string(image.config), "Layers": .list(image.layers.map(JSONValue.string)),
        "RepoTags": tags.isEmpty ? .null : .list(tags.map(JSONValue.string)),
      ])
    }
    let index = listed.map { listed in
      let entries = listed.map { entry in entry.json(as: names.first { $0.complete == entry.name }) }
      return PartialImage.file(Self.indexName, ArchiveManifest.index(entries)) + PartialImage.layout
    }
    return PartialImage.file(Self.manifestName, .list(manifest)) + (index ?? [])
  }

  /// Podman says of what it has built itself that it is from here.
  private static func isName(_ tag: String, of name: ImageReference) -> Bool {
    guard let reference = try? ImageReference(tag), reference.digest == nil else { return false }
    return reference.complete == name.complete || tag == "localhost/\(name)"
  }
}
