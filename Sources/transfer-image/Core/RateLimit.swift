import RemoteEngineCore

/// A limit of bytes a second, as a person writes it.
package enum RateLimit {
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
}
