/// What the small files of a saved archive say is in it: manifest.json, and index.json where there is one.
public struct ArchiveContents: Equatable, Sendable {
  public struct Image: Equatable, Sendable {
    /// The names of its files in the archive.
    public let config: String
    public let layers: [String]

    /// The digest in the config's name: `blobs/sha256/HEX`, or `HEX.json` as engines before 25 write it.
    public var configDigest: Digest? {
      let name = config.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
      return try? Digest("sha256:" + (name.hasSuffix(".json") ? String(name.dropLast(5)) : name))
    }
  }

  public var images: [Image]
  /// What index.json names, in its order.
  public var manifests: [Digest]
  /// The same as index.json has them.
  private var descriptors: [JSONValue]
  /// The platforms of those that are an index.
  var platforms: [Digest: [String]] = [:]

  public enum Problem: Error, Equatable {
    case noManifest
    case unreadable(String)
    case tooLarge(String)
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
  public init(manifest: [UInt8]) throws(Problem) { try self.init([Self.manifestName: manifest]) }

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
      images.append(Image(config: config, layers: layers))
    }
    descriptors = try files[Self.indexName].map(Self.descriptors) ?? []
    manifests = descriptors.compactMap(Self.digest)
  }

  /// What index.json alone names.
  public static func manifests(index: [UInt8]) throws(Problem) -> [Digest] {
    try descriptors(index).compactMap(digest)
  }

  private static func descriptors(_ index: [UInt8]) throws(Problem) -> [JSONValue] {
    guard let entries = JSONValue(index)?["manifests"]?.list, entries.allSatisfy({ digest($0) != nil }) else {
      throw .unreadable(indexName)
    }
    return entries
  }

  private static func digest(_ descriptor: JSONValue) -> Digest? {
    descriptor["digest"]?.text.flatMap { try? Digest($0) }
  }

  /// The platforms that the archive has of an index; empty for any other image.
  public func platforms(of name: ImageReference) -> [String] {
    let named = descriptors.first { $0["annotations"]?[Self.nameAnnotation]?.text == name.complete }
    let only = descriptors.count == 1 ? descriptors.first : nil
    return (named ?? only).flatMap(Self.digest).flatMap { platforms[$0] } ?? []
  }

  private static let nameAnnotation = "io.containerd.image.name"

  /// An archive of nothing but a name for the first image, which a containerd store must have. None where
  /// there is no index.
  public func naming(_ name: ImageReference) -> [UInt8]? {
    guard case .object(var members)? = descriptors.first else { return nil }
    members["annotations"] = .object([Self.nameAnnotation: .string(name.complete)])
    let index = JSONValue.object([
      "schemaVersion": .number("2"), "mediaType": .string("application/vnd.oci.image.index.v1+json"),
      "manifests": .list([.object(members)]),
    ])
    return PartialImage.file(Self.indexName, index) + PartialImage.layout + PartialImage.end
  }

  /// The two files again, without the names that an engine would give the images at once.
  static func untagged(_ files: [String: [UInt8]]) throws(Problem) -> [(name: String, bytes: [UInt8])] {
    guard let entries = files[manifestName].flatMap({ JSONValue($0)?.list }) else { throw .noManifest }
    let manifest = entries.map { entry in
      guard case .object(var members) = entry else { return entry }
      members["RepoTags"] = .null
      return JSONValue.object(members)
    }
    var untagged = [(manifestName, Array(JSONValue.list(manifest).compact.utf8))]
    if let index = files[indexName] {
      guard case .object(var members)? = JSONValue(index), let entries = members["manifests"]?.list else {
        throw .unreadable(indexName)
      }
      members["manifests"] = .list(
        entries.map { entry in
          guard case .object(var members) = entry else { return entry }
          members["annotations"] = nil
          return .object(members)
        })
      untagged.append((indexName, Array(JSONValue.object(members).compact.utf8)))
    }
    return untagged.map { (name: $0.0, bytes: $0.1) }
  }
}
