/// What an image is, rather than what it is called: `sha256:…`.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// The algorithms that docker knows, and the hex digits of each; any other digest it refuses.
  private static let lengths = ["sha256": 64, "sha384": 96, "sha512": 128]

  package init(_ text: String) throws(ImageReference.Problem) {
    let algorithm = text.utf8.prefix { $0 != UInt8(ascii: ":") }
    let value = text.utf8[algorithm.endIndex...].dropFirst()
    guard Self.lengths[String(Substring(algorithm))] == value.count,
      value.allSatisfy({ $0.isHexDigit && !$0.isUppercaseLetter })
    else { throw .badDigest(text) }
    description = text
  }

  /// What stands behind the algorithm.
  package var hexDigits: Substring { description.drop { $0 != ":" }.dropFirst() }
}
