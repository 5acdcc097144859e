import CommandLine

/// One line about bytes under way: redrawn in place on a terminal, now and then elsewhere.
public final class Progress: ByteStage {
  private let label: String
  /// An estimate, which grows where more bytes come.
  private var total: UInt64?
  /// None where standard error is no terminal.
  private let width: Int?
  /// Whom to tell instead, as a program that reads along.
  private let listener: ((_ bytes: UInt64, _ total: UInt64?) -> Void)?
  private let start = Monotonic.seconds
  private var lastShown = Monotonic.seconds
  private var hasShown = false
  /// What has passed.
  public private(set) var bytes: UInt64 = 0

  public init(
    label: String, total: UInt64?, width: Int?,
    listener: ((_ bytes: UInt64, _ total: UInt64?) -> Void)? = nil
  ) {
    self.listener = listener
    self.label = label
    self.total = total
    self.width = width
  }

  public func take(_ more: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += more
    bytes += UInt64(more.count)
    total = total.map { max($0, bytes) }
    let now = Monotonic.seconds
    guard now - lastShown >= (listener != nil ? 1 : width == nil ? 5 : 0.2) else { return }
    lastShown = now
    hasShown = true
    if let listener { return listener(bytes, total) }
    show(TransferRate(bytes: bytes, total: total, seconds: now - start).line, isLast: false)
  }

  /// Says what was moved in all, unless it was over before anybody began to wait.
  public func finish(to output: inout [UInt8]) {
    if let listener { return listener(bytes, total == nil ? nil : bytes) }
    let seconds = Monotonic.seconds - start
    guard hasShown || seconds >= 1 else { return }
    show(TransferRate(bytes: bytes, total: nil, seconds: seconds).line, isLast: true)
  }

  private func show(_ numbers: String, isLast: Bool) {
    let line = "\(label)  \(numbers)"
    guard let width else { return Console.story(line + "\n") }
    // One that wraps could not be drawn over.
    let cut = line.count < width ? line : "..." + line.suffix(max(0, width - 4))
    Console.story("\r\(cut)\u{1B}[K" + (isLast ? "\n" : ""))
  }
}
