/// Bytes cut into blocks of 64, as the hashes of the SHA family take them, with the padding at their end.
struct BlockStream: Sendable {
  private var held: [UInt8] = []
  private var count: UInt64 = 0

  /// - Parameter mix: takes a whole number of blocks.
  mutating func add(_ bytes: ArraySlice<UInt8>, _ mix: (ArraySlice<UInt8>) -> Void) {
    count &+= UInt64(bytes.count)
    var rest = bytes
    if !held.isEmpty {
      let missing = rest.prefix(64 - held.count)
      held += missing
      rest = rest.dropFirst(missing.count)
      guard held.count == 64 else { return }
      mix(held[...])
      held = []
    }
    let whole = rest.count / 64 * 64
    mix(rest.prefix(whole))
    held += rest.dropFirst(whole)
  }

  /// What stands behind the last byte.
  var padding: [UInt8] {
    let zeros = (119 - held.count) % 64
    let bits = count &* 8
    let length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
    return [0x80] + [UInt8](repeating: 0, count: zeros) + length
  }
}
