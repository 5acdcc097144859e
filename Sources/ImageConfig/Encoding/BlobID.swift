/// What git calls a file's content, or what a link says.
package struct BlobID: Hashable, Sendable {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt32

  package init(_ first: UInt64, _ second: UInt64, _ third: UInt32) {
    (self.first, self.second, self.third) = (first, second, third)
  }

  package init(of content: [UInt8]) {
    var hash = SHA1(blobOf: UInt64(content.count))
    hash.add(content[...])
    self = hash.digest()
  }

  /// None where it is none of 40 digits, as in a repository with longer ones.
  package init?(hex: some StringProtocol) {
    let digits = Array(hex.utf8)
    guard digits.count == 40, digits.allSatisfy(\.isHexDigit) else { return nil }
    let text = String(hex)
    guard let first = UInt64(text.prefix(16), radix: 16),
      let second = UInt64(text.dropFirst(16).prefix(16), radix: 16),
      let third = UInt32(text.suffix(8), radix: 16)
    else { return nil }
    self.init(first, second, third)
  }

  package var hex: String {
    func padded(_ number: some BinaryInteger, _ width: Int) -> String {
      let text = String(number, radix: 16)
      return String(repeating: "0", count: width - text.utf8.count) + text
    }
    return padded(first, 16) + padded(second, 16) + padded(third, 8)
  }

  /// As a cache keeps it.
  package var words: (UInt64, UInt64, UInt32) { (first, second, third) }
}
