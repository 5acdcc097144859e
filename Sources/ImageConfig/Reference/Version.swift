/// The version in an image's VERSION file: two or three numbers and, perhaps, a pre-release.
package struct Version: Hashable, Sendable, CustomStringConvertible {
  package let major: Int
  package let minor: Int
  package let patch: Int?
  /// `rc.1` in `5.1.0-rc.1`; empty for a release.
  package let prerelease: [String]
  /// As it was written, which is what a tag says.
  package let description: String

  package enum Problem: Error, Equatable {
    case empty
    case severalLines
    case leadingV(String)
    case illegal(String)
  }

  package init(_ text: String) throws(Problem) {
    if text.isEmpty { throw .empty }
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "v") || rest.first == UInt8(ascii: "V") { throw .leadingV(text) }
    let core = rest.prefix { $0 != UInt8(ascii: "-") }
    rest = rest[core.endIndex...]
    let numbers = core.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map(Self.number)
    guard (2...3).contains(numbers.count), let major = numbers[0], let minor = numbers[1] else {
      throw .illegal(text)
    }
    let patch = numbers.count == 3 ? numbers[2] : nil
    if numbers.count == 3, patch == nil { throw .illegal(text) }
    let identifiers = rest.dropFirst().split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if !rest.isEmpty {
      let areLegal = identifiers.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
      }
      // What is no tag can't be published.
      guard areLegal, text.utf8.count <= 128 else { throw .illegal(text) }
    }
    self.major = major
    self.minor = minor
    self.patch = patch
    prerelease = rest.isEmpty ? [] : identifiers.map { String(Substring($0)) }
    description = text
  }

  /// The content of a VERSION file: one line.
  package init(file bytes: [UInt8]) throws(Problem) {
    let content = bytes.trimmed
    if content.contains(.lineFeed) || content.contains(.carriageReturn) { throw .severalLines }
    guard let text = String(validating: content, as: UTF8.self) else { throw .illegal("") }
    try self.init(text)
  }

  private static func number(_ digits: Substring.UTF8View) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return nil }
    return Int(String(Substring(digits)))
  }
}

extension Version: Comparable {
  package static func < (left: Version, right: Version) -> Bool {
    let a = (left.major, left.minor, left.patch ?? 0)
    let b = (right.major, right.minor, right.patch ?? 0)
    if a != b { return a < b }
    // A pre-release comes before its release.
    if left.prerelease.isEmpty || right.prerelease.isEmpty {
      return !left.prerelease.isEmpty && right.prerelease.isEmpty
    }
    for (x, y) in zip(left.prerelease, right.prerelease) where x != y { return precedes(x, y) }
    return left.prerelease.count < right.prerelease.count
  }

  /// Numbers by value and before words, words by their letters.
  private static func precedes(_ x: String, _ y: String) -> Bool {
    let isNumber = { (text: String) in text.utf8.allSatisfy(\.isDigit) }
    switch (isNumber(x), isNumber(y)) {
    case (true, true):
      let a = x.utf8.drop { $0 == UInt8(ascii: "0") }
      let b = y.utf8.drop { $0 == UInt8(ascii: "0") }
      return a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
    case (true, false): return true
    case (false, true): return false
    case (false, false): return x.utf8.lexicographicallyPrecedes(y.utf8)
    }
  }
}
