import ImageConfig

/// What an entry of an image's archive is, by its name and its type: here is all that engines write, as docker does
/// since 25, before, and podman. Whoever reads names in a wider sense than this, as `index.json/` or
/// `./manifest.json`, is never shown one.
enum ArchivePart {
  /// A layer, a config or a manifest: it goes on.
  case content
  /// Small, and written anew when all have come.
  case small
  /// What nobody needs who has the others, as folders and what engines before 1.10 read.
  case idle

  init?(_ entry: TarReader.Entry) {
    var parts = entry.name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if entry.kind == .folder, parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    let (folder, name) = (parts.dropLast().map { String(Substring($0)) }, Substring(parts[parts.count - 1]))
    switch (entry.kind, folder.count) {
    case (.folder, 0) where name == "blobs" || Self.isDigest(name): self = .idle
    case (.folder, 1) where folder == ["blobs"] && name == "sha256": self = .idle
    case (.file, 0) where ArchiveContents.kept.contains(String(name)): self = .small
    case (.file, 0) where ["oci-layout", "repositories"].contains(name): self = .idle
    case (.file, 0) where Self.isDigest(name, ending: ".json") || Self.isDigest(name, ending: ".tar"):
      self = .content
    case (.file, 1) where Self.isDigest(folder[0][...]) && ["VERSION", "json"].contains(name): self = .idle
    case (.file, 1) where Self.isDigest(folder[0][...]) && name == "layer.tar": self = .content
    case (.file, 2) where folder == ["blobs", "sha256"] && Self.isDigest(name): self = .content
    case (.link(let target, false), 1)
    where Self.isDigest(folder[0][...]) && name == "layer.tar" && Self.isLayer(target): self = .content
    default: return nil
    }
  }

  /// A layer that is in the archive already, as a link from the folder of another one has it.
  private static func isLayer(_ target: String) -> Bool {
    guard target.hasPrefix("../") else { return false }
    let path = target.dropFirst(3)
    return isDigest(path, ending: "/layer.tar") || isDigest(path, ending: ".tar")
  }

  private static func isDigest(_ name: Substring, ending: String = "") -> Bool {
    let bytes = name.utf8
    return bytes.count == 64 + ending.utf8.count && bytes.dropFirst(64).elementsEqual(ending.utf8)
      && bytes.prefix(64).allSatisfy("0123456789abcdef".utf8.contains)
  }
}
