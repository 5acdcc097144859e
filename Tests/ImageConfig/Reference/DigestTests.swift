import Testing

@testable import ImageConfig

/// What docker takes: an algorithm that it knows, and as many small hex digits as that makes.
struct DigestTests {
  private static func hex(_ count: Int) -> String { String(repeating: "0a", count: count / 2) }

  @Test(arguments: ["sha256:" + hex(64), "sha384:" + hex(96), "sha512:" + hex(128)])
  func takes(_ text: String) throws {
    #expect(try Digest(text).description == text)
  }

  @Test(
    arguments: [
      "", ":", "sha256", "sha256:", ":" + hex(64), hex(64), "sha256:" + hex(62), "sha256:" + hex(66),
      "sha256:" + hex(32), "sha512:" + hex(64), "sha256:" + hex(64).uppercased(), "SHA256:" + hex(64),
      "sha256:" + hex(62) + "0g", "sha256:" + hex(62) + "0\n", "sha256:" + hex(64) + ":",
      " sha256:" + hex(64),
      "md5:" + hex(32), "sha-256:" + hex(64), "sha256:" + String(repeating: "０", count: 64),
    ])
  func refuses(_ text: String) {
    #expect(throws: ImageReference.Problem.badDigest(text)) { try Digest(text) }
  }
}
