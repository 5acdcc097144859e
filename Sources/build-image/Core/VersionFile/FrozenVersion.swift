import ImageConfig

/// The version that an earlier run left in a file, between two lines that mark it.
package enum FrozenVersion {
  package static func value(in text: String, file: SourceLocation) throws(VersionProblem) -> JSONValue? {
    let open = "version_json = '''\n"
    let close = "'''  # END VERSION_JSON"
    guard let start = text.utf8.firstIndex(of: open) else { return nil }
    var inner = text.utf8[start...].dropFirst(open.utf8.count)
    var end: String.Index?
    while let found = inner[(end ?? inner.startIndex)...].dropFirst(end == nil ? 0 : 1).firstIndex(of: close)
    {
      end = found
    }
    guard let end else { return nil }
    inner = inner[..<end]
    guard let value = JSONValue(inner), case .object = value else {
      throw .badFrozenVersion(file)
    }
    return value
  }
}
