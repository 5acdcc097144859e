import ImageConfig

/// What `git archive` left in a file that is marked `export-subst`: the names of a commit, its hash and date.
package enum VersionKeywords {
  /// None where the file has no such keywords, or they are not expanded, as in a checkout.
  package static func version(in text: String, file: SourceLocation, tagPrefix: String) throws(VersionProblem)
    -> VersionInformation?
  {
    guard let names = value(of: "git_refnames", in: text) else { return nil }
    var date = value(of: "git_date", in: text)
    if let written = date {
      guard !written.isEmpty else { throw .badKeyword("git_date", file) }
      date = CommitDate.normalized(written)
    }
    let list = names.utf8.trimmed
    if list.starts(with: "$Format".utf8) { return nil }
    guard let full = value(of: "git_full", in: text) else { throw .badKeyword("git_full", file) }
    let revision = String(Substring(full.utf8.trimmed))
    guard let version = version(among: list, tagPrefix) else {
      return VersionInformation(
        version: "0+unknown", revision: revision, isDirty: false, error: "no suitable tags")
    }
    return VersionInformation(version: version, revision: revision, isDirty: false, date: date)
  }

  /// The first tag by its letters that the prefix and a digit start; `10.0` comes before `9.0`.
  private static func version(among list: Substring.UTF8View, _ tagPrefix: String) -> String? {
    let isParenthesis = { (byte: UInt8) in byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") }
    var inner = list.drop(while: isParenthesis)
    while let last = inner.last, isParenthesis(last) { inner.removeLast() }
    let names = inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(\.trimmed)
    let mark = "tag: ".utf8
    var tags = names.filter { $0.starts(with: mark) }.map { $0.dropFirst(mark.count) }
    // As an old git writes them; with a digit it may be a tag.
    if tags.isEmpty { tags = names.filter { Substring($0).unicodeScalars.contains(where: isDigit) } }
    let versions = tags.sorted { $0.lexicographicallyPrecedes($1) }
      .filter { $0.starts(with: tagPrefix.utf8) }
      .map { Substring($0.dropFirst(tagPrefix.utf8.count)) }
    return versions.first { $0.unicodeScalars.first.map(isDigit) == true }.map(String.init)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  /// Between the quotes of the last line that sets it.
  private static func value(of name: String, in text: String) -> String? {
    let quote = UInt8(ascii: "\"")
    var value: String?
    for line in text.utf8.split(separator: .lineFeed) where line.trimmed.starts(with: "\(name) =".utf8) {
      var rest = line
      while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
        rest = rest[equals...].dropFirst()
        let behind = rest.drop(while: \.isBlank)
        guard behind.first == quote else { continue }
        let inner = behind.dropFirst()
        if let end = inner.lastIndex(of: quote) { value = String(Substring(inner[..<end])) }
        break
      }
    }
    return value
  }
}
