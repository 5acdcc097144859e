import CommandLine

/// One line about bytes under way: redrawn in place on a terminal, now and then elsewhere.
package final class Progress: ByteStage {
  private let label: String
  /// An estimate, which grows where more bytes come.
  private var total: UInt64?
  /// None where standard error is no terminal.
  private let width: Int?
  /// Whom to tell instead, as a program that reads along.
  private let listener: ((_ bytes: UInt64, _ total: UInt64?) -> Void)?
  /// Whether the time in which they pass is the line's: else there is no rate to be told.
  private let hasPace: Bool
  private let start = Monotonic.seconds
  /// When the first byte came: what the other end did before, as an export, is no part of the rate.
  private var first: Double?
  private var lastShown = Monotonic.seconds
  private var hasShown = false
  /// What has passed.
  package private(set) var bytes: UInt64 = 0

  package init(
    label: String, total: UInt64?, width: Int?, hasPace: Bool = true,
    listener: ((_ bytes: UInt64, _ total: UInt64?) -> Void)? = nil
  ) {
    self.listener = listener
    self.label = label
    self.total = total
    self.width = width
    self.hasPace = hasPace
  }

  package func take(_ more: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += more
    bytes += UInt64(more.count)
    total = total.map { max($0, bytes) }
    let now = Monotonic.seconds
    if first == nil { (first, lastShown) = (now, now) }
    guard now - lastShown >= (listener != nil ? 1 : width == nil ? 5 : 0.2) else { return }
    lastShown = now
    hasShown = true
    if let listener { return listener(bytes, total) }
    show(rate(of: total, now), isLast: false)
  }

  /// Says what was moved in all, unless it was over before anybody began to wait.
  package func finish(to output: inout [UInt8]) {
    if let listener { return listener(bytes, total == nil ? nil : bytes) }
    let now = Monotonic.seconds
    guard hasShown || now - start >= 1 else { return }
    show(rate(of: nil, now), isLast: true)
  }

  func rate(of total: UInt64?, _ now: Double) -> String {
    TransferRate(bytes: bytes, total: total, seconds: hasPace ? now - (first ?? now) : 0).line
  }

  private func show(_ numbers: String, isLast: Bool) {
    let line = "\(label)  \(numbers)"
    guard let width else { return Console.story(line + "\n") }
    // One that wraps could not be drawn over.
    let cut = line.count < width ? line : "..." + line.suffix(max(0, width - 4))
    Console.story("\r\(cut)\u{1B}[K" + (isLast ? "\n" : ""))
  }
}
