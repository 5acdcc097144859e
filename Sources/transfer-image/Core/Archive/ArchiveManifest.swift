import ImageConfig

/// A manifest as an archive's index.json lists it: what is known of it, whatever else stood there.
struct ArchiveManifest: Equatable, Sendable {
  let digest: Digest
  /// By which an engine would call it at once.
  let name: String?
  private var members: [String: JSONValue]

  private static let nameAnnotation = "io.containerd.image.name"
  private static let tagAnnotation = "org.opencontainers.image.ref.name"

  init?(_ entry: JSONValue) {
    guard let digest = entry["digest"]?.text.flatMap({ try? Digest($0) }) else { return nil }
    self.digest = digest
    name = entry["annotations"]?[Self.nameAnnotation]?.text
    members = ["digest": .string(digest.description)]
    if let type = entry["mediaType"]?.text { members["mediaType"] = .string(type) }
    if case .number(let size)? = entry["size"] { members["size"] = .number(size) }
    var platform: [String: JSONValue] = [:]
    for key in ["os", "architecture", "variant", "os.version"] {
      if let text = entry["platform"]?[key]?.text { platform[key] = .string(text) }
    }
    if !platform.isEmpty { members["platform"] = .object(platform) }
  }

  /// - Parameter name: what an engine is to call it.
  func json(as name: ImageReference?) -> JSONValue {
    var members = members
    if let name {
      members["annotations"] = .object([
        Self.nameAnnotation: .string(name.complete),
        Self.tagAnnotation: .string(name.tag?.description ?? "latest"),
      ])
    }
    return .object(members)
  }

  static func index(_ entries: [JSONValue]) -> JSONValue {
    .object([
      "schemaVersion": .number("2"), "mediaType": .string("application/vnd.oci.image.index.v1+json"),
      "manifests": .list(entries),
    ])
  }
}
