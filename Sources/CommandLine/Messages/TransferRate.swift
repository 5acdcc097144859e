/// Bytes, rate and time left, in words.
package struct TransferRate: Equatable, Sendable {
  package let bytes: UInt64
  package let total: UInt64?
  package let seconds: Double

  package init(bytes: UInt64, total: UInt64?, seconds: Double) {
    self.bytes = bytes
    self.total = total
    self.seconds = seconds
  }

  /// `412 MB of 9.8 GB  35 MB/s  4 min left`
  package var line: String {
    var parts = [Self.size(bytes)]
    if let total, total >= bytes { parts[0] += " of \(Self.size(total))" }
    if seconds > 0 {
      let rate = Double(bytes) / seconds
      parts.append("\(Self.size(Self.whole(rate)))/s")
      if let total, total > bytes, rate >= 1 {
        parts.append("\(Self.duration(Double(total - bytes) / rate)) left")
      }
    }
    return parts.joined(separator: "  ")
  }

  /// In thousands, as disks and networks are sold; two digits at least where there is a larger unit.
  package static func size(_ bytes: UInt64) -> String {
    if bytes < 1000 { return "\(bytes) B" }
    var tenths = bytes / 100
    for unit in ["kB", "MB", "GB", "TB"] {
      if tenths < 100 { return "\(tenths / 10).\(tenths % 10) \(unit)" }
      if tenths < 10_000 { return "\(tenths / 10) \(unit)" }
      tenths /= 1000
    }
    return "\(tenths / 10) PB"
  }

  package static func duration(_ seconds: Double) -> String {
    let seconds = whole(seconds)
    if seconds < 60 { return "\(max(seconds, 1)) s" }
    if seconds < 3600 { return "\((seconds + 59) / 60) min" }
    return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
  }

  /// A number from a division, where anything may come out.
  private static func whole(_ number: Double) -> UInt64 {
    number.isFinite && number > 0 ? UInt64(min(number, 1e15)) : 0
  }
}
