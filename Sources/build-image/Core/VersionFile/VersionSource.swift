import ImageConfig

/// `versionfile_source`: a file in which an archive or an earlier run may have left the version. What it says
/// counts before git.
package enum VersionSource {
  package static func value(
    in bytes: [UInt8], path: String, tagPrefix: String
  ) throws(VersionProblem) -> JSONValue? {
    let here = SourceLocation(file: path)
    guard let text = String(validating: withPlainLineEnds(bytes), as: UTF8.self) else { throw .notUTF8(here) }
    if let version = try VersionKeywords.version(in: text, file: here, tagPrefix: tagPrefix) {
      return version.value
    }
    return try FrozenVersion.value(in: text, file: here)
  }

  /// Lines end as Python's do: in LF, CRLF or a lone CR.
  private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(.carriageReturn) else { return bytes }
    var plain: [UInt8] = []
    var previous: UInt8 = 0
    for byte in bytes {
      if byte != .lineFeed || previous != .carriageReturn {
        plain.append(byte == .carriageReturn ? .lineFeed : byte)
      }
      previous = byte
    }
    return plain
  }
}
