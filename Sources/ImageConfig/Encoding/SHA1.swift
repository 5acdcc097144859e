/// What names everything in git: FIPS 180-4, as a stream.
package struct SHA1: Sendable {
  private var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
  private var blocks = BlockStream()

  package init() {}

  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    blocks.add(bytes) { Self.mix($0, into: &state) }
  }

  /// Of all that was added; more may be added afterwards.
  package func digest() -> BlobID {
    var last = self
    last.add(blocks.padding[...])
    let words = last.state
    let pair = { (index: Int) in UInt64(words[index]) << 32 | UInt64(words[index + 1]) }
    return BlobID(pair(0), pair(2), words[4])
  }

  private static func mix(_ bytes: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var (h0, h1, h2, h3, h4) = (state[0], state[1], state[2], state[3], state[4])
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { words in
      bytes.withUnsafeBytes { bytes in
        for block in stride(from: 0, to: bytes.count, by: 64) {
          for index in 0..<16 {
            words[index] = UInt32(
              bigEndian: bytes.loadUnaligned(fromByteOffset: block + 4 * index, as: UInt32.self))
          }
          for index in 16..<80 {
            let word = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
            words[index] = word << 1 | word >> 31
          }
          var (a, b, c, d, e) = (h0, h1, h2, h3, h4)
          let turn = { (mixed: UInt32, word: UInt32) in
            let next = (a << 5 | a >> 27) &+ mixed &+ e &+ word
            (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, next)
          }
          for index in 0..<20 { turn(d ^ b & (c ^ d), words[index] &+ 0x5a82_7999) }
          for index in 20..<40 { turn(b ^ c ^ d, words[index] &+ 0x6ed9_eba1) }
          for index in 40..<60 { turn(b & c | d & (b | c), words[index] &+ 0x8f1b_bcdc) }
          for index in 60..<80 { turn(b ^ c ^ d, words[index] &+ 0xca62_c1d6) }
          (h0, h1, h2, h3, h4) = (h0 &+ a, h1 &+ b, h2 &+ c, h3 &+ d, h4 &+ e)
        }
      }
    }
    state = [h0, h1, h2, h3, h4]
  }
}

extension SHA1 {
  /// As git calls a file's content: its size stands in front.
  package init(blobOf size: UInt64) {
    self.init()
    add(Array("blob \(size)\0".utf8)[...])
  }
}
