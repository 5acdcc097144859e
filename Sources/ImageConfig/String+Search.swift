extension String {
  /// Where another text begins in this one, byte by byte. The standard library's own search would make each
  /// executable larger by a fifth.
  package func firstIndex(ofText text: String) -> String.Index? {
    var rest = utf8[...]
    while let first = text.utf8.first, let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: text.utf8) { return start }
      rest = rest[start...].dropFirst()
    }
    return nil
  }

  package func containsBytes(_ text: String) -> Bool { firstIndex(ofText: text) != nil }
}
