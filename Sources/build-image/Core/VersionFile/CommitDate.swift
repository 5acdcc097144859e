import ImageConfig

/// A commit's date in the form that versioneer gives it: `2022-08-09T10:11:12-0800`.
package enum CommitDate {
  /// - Parameter text: as git's `%ci` prints it, perhaps below the check of a signature.
  package static func normalized(_ text: String) -> String? {
    guard let line = text.utf8.trimmed.split(separator: .lineFeed).last else { return nil }
    var spaces = 0
    let bytes = line.trimmed.compactMap { byte -> UInt8? in
      guard byte == UInt8(ascii: " ") else { return byte }
      spaces += 1
      return spaces == 1 ? UInt8(ascii: "T") : spaces == 2 ? nil : byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
