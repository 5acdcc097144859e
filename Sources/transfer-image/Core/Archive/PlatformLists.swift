import ImageConfig

/// What an archive's indexes have for which platforms, read as the archive passes: each is a small file that lists
/// manifests.
struct PlatformLists {
  /// By the digest that is the file's name.
  private(set) var lists: [Digest: [String]] = [:]
  private var name: Digest?
  private var bytes: [UInt8] = []

  /// Far more than an index of all platforms has.
  private static let limit: UInt64 = 1 << 16
  private static let folder = "blobs/sha256/"

  mutating func begin(_ entry: TarReader.Entry) {
    bytes = []
    guard case .file = entry.kind, entry.size <= Self.limit, entry.name.hasPrefix(Self.folder) else {
      return name = nil
    }
    name = try? Digest("sha256:" + entry.name.dropFirst(Self.folder.count))
  }

  mutating func take(_ more: ArraySlice<UInt8>) {
    if name == nil { return }
    bytes += more
    // No JSON: a layer, as nearly all small files are, too.
    if bytes.first != UInt8(ascii: "{") { name = nil }
  }

  mutating func end() {
    guard let name, let manifests = JSONValue(bytes)?["manifests"]?.list else { return }
    lists[name] = manifests.compactMap { Self.platform($0["platform"]) }
  }

  /// None for an entry that only describes another one, as an attestation does.
  private static func platform(_ value: JSONValue?) -> String? {
    let parts = ["os", "architecture", "variant"].map { value?[$0]?.text ?? "" }
    if parts[0].isEmpty || parts[0] == "unknown" { return nil }
    return parts.filter { !$0.isEmpty }.joined(separator: "/")
  }
}
