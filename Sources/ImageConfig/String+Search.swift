extension String {
  /// Where another text begins in this one, byte by byte. The standard library's own search would make each
  /// executable larger by a fifth.
  package func firstPlace(of text: String) -> String.Index? {
    var rest = utf8[...]
    while let first = text.utf8.first, let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: text.utf8) { return start }
      rest = rest[start...].dropFirst()
    }
    return nil
  }

  package func holds(_ text: String) -> Bool { firstPlace(of: text) != nil }
}
