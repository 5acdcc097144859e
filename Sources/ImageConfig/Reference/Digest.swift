/// What an image is, rather than what it is called: `sha256:…`.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ text: String) throws(ImageReference.Problem) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, let algorithm = parts.first, let value = parts.last,
      algorithm.first?.isLetter == true, algorithm.last?.isAlphanumeric == true,
      algorithm.allSatisfy({ $0.isAlphanumeric || "-_+.".utf8.contains($0) }),
      value.count >= 32, value.allSatisfy(\.isHexDigit)
    else { throw .badDigest(text) }
    description = text
  }
}
