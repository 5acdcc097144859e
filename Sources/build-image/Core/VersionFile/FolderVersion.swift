import ImageConfig

/// The version in the name of a folder, as an unpacked archive has it: the root's own, or one of the two
/// above it.
package enum FolderVersion {
  package static func version(root: String, prefix: String) -> VersionInformation? {
    let folders = root.utf8.split(separator: UInt8(ascii: "/")).suffix(3).reversed()
    guard !prefix.isEmpty, let folder = folders.first(where: { $0.starts(with: prefix.utf8) }) else {
      return nil
    }
    let version = folder.dropFirst(prefix.utf8.count)
    return VersionInformation(version: String(Substring(version)), isDirty: false)
  }
}
