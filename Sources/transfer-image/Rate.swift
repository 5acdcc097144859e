import Execution

/// No more than so many bytes a second.
final class Rate: ByteStage {
  private let limit: Double
  private let start = Monotonic.seconds
  private var passed = 0.0

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

  func take(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += bytes
    passed += Double(bytes.count)
  }

  var rest: Double { start + passed / limit }
}
