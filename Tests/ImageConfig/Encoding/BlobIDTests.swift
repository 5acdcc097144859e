import Testing

@testable import ImageConfig

/// Names that `git hash-object` gave.
@Suite struct BlobIDTests {
  static let known: [(content: [UInt8], name: String)] = [
    ([], "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"),
    (Array("hello\n".utf8), "ce013625030ba8dba906f756967f9e9ca394464a"),
    ([UInt8](repeating: 97, count: 56), "1f973e890f52da1f22fa7e5620a628bc4ee74cb3"),
  ]

  @Test(arguments: known) func isGits(_ content: [UInt8], _ name: String) {
    #expect(BlobID(of: content).hex == name)
    #expect(BlobID(hex: name) == BlobID(of: content))
  }

  @Test func takesPieces() {
    let content = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var hash = SHA1(blobOf: 1000)
    for start in stride(from: 0, to: 1000, by: 37) { hash.add(content[start..<min(start + 37, 1000)]) }
    #expect(hash.digest() == BlobID(of: content))
  }

  @Test(arguments: [
    "", "e69de29", "g69de29bb2d1d6434b8b29ae775ad8c2e48c5391", String(repeating: "a", count: 64),
  ])
  func refusesOthers(_ text: String) { #expect(BlobID(hex: text) == nil) }
}
