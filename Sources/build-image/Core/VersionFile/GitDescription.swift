import ImageConfig

/// What `git describe --tags --dirty --always --long` says: the nearest tag, and how far away it is.
package enum GitDescription: Equatable, Sendable {
  /// - Parameter tag: without its prefix.
  case tagged(tag: String, distance: Int, hash: String, isDirty: Bool)
  case untagged(isDirty: Bool)
  /// In versioneer's words, which are part of what it returns.
  case unusable(String)

  package init(_ text: String, tagPrefix: String) {
    let dash = UInt8(ascii: "-")
    let dirt = "-dirty".utf8
    let isDirty = text.utf8.suffix(dirt.count).elementsEqual(dirt)
    var rest = isDirty ? text.utf8.dropLast(dirt.count) : text.utf8[...]
    guard rest.contains(dash) else {
      self = .untagged(isDirty: isDirty)
      return
    }
    // The last two parts are git's own; a tag may look like anything.
    let hash = Self.popLast(&rest)
    let number = Self.popLast(&rest)
    guard let hash, hash.first == UInt8(ascii: "g"), hash.count > 1,
      hash.dropFirst().allSatisfy({ $0.isHexDigit && !$0.isUppercaseLetter }),
      let number, number.allSatisfy(\.isDigit), let distance = Int(String(Substring(number))), !rest.isEmpty
    else {
      self = .unusable("unable to parse git-describe output: '\(text)'")
      return
    }
    guard rest.starts(with: tagPrefix.utf8) else {
      self = .unusable("tag '\(Substring(rest))' doesn't start with prefix '\(tagPrefix)'")
      return
    }
    self = .tagged(
      tag: String(Substring(rest.dropFirst(tagPrefix.utf8.count))), distance: distance,
      hash: String(Substring(hash.dropFirst())), isDirty: isDirty)
  }

  /// What stands behind the last dash, which goes with it.
  private static func popLast(_ rest: inout Substring.UTF8View) -> Substring.UTF8View? {
    guard let dash = rest.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    defer { rest = rest[..<dash] }
    return rest[dash...].dropFirst()
  }
}
