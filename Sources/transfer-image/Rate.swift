import Execution

/// No more than so many bytes a second.
final class Rate: ByteStage {
  private let limit: Double
  private let start = Monotonic.seconds
  private var passed = 0.0
  /// What is still to go on.
  private var held: ArraySlice<UInt8> = []

  init(_ limit: UInt64) {
    self.limit = Double(limit)
  }

  /// `500k`, `20M`, `1.5G`: in thousands, as networks are sold; a B behind it does no harm.
  static func bytes(_ text: String) -> UInt64? {
    var digits = text.lowercased()[...]
    for ending in ["/s", "b"] where digits.hasSuffix(ending) { digits = digits.dropLast(ending.count) }
    let units: [Character: Double] = ["k": 1e3, "m": 1e6, "g": 1e9]
    let unit = digits.last.flatMap { units[$0] }
    if unit != nil { digits = digits.dropLast() }
    guard digits.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }), let number = Double(digits)
    else { return nil }
    let bytes = number * (unit ?? 1)
    return (1...1e15).contains(bytes) ? UInt64(bytes) : nil
  }

  /// In pieces of a tenth of a second: many at once would fill a slow line for others.
  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    held += bytes
    let piece = held.prefix(Int(max(limit / 10, 1)))
    held = held.dropFirst(piece.count)
    output += piece
    passed += Double(piece.count)
  }

  /// What others hand on at their end is little, and nobody asks again.
  func finish(to output: inout [UInt8]) {
    output += held
    held = []
  }

  var hasMore: Bool { !held.isEmpty }

  var rest: Double { start + passed / limit }
}
