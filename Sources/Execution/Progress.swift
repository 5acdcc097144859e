import CommandLine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One line about bytes under way: redrawn in place on a terminal, now and then elsewhere.
struct Progress {
  private let label: String
  private let total: UInt64?
  private let width: Int?
  private let start = Progress.now()
  private var lastShown = Progress.now()
  private var bytes: UInt64 = 0
  private var hasShown = false

  init(_ meter: Pipeline.Meter, width: Int?) {
    label = meter.label
    total = meter.total
    self.width = width
  }

  mutating func advance(by count: UInt64) {
    bytes += count
    let now = Self.now()
    guard now - lastShown >= (width == nil ? 10 : 0.2) else { return }
    lastShown = now
    hasShown = true
    let line = TransferRate(bytes: bytes, total: total, seconds: now - start).line
    show(line, isLast: false)
  }

  /// Says what was moved in all, unless it was over before anybody began to wait.
  func finish() {
    let seconds = Self.now() - start
    guard hasShown || seconds >= 1 else { return }
    let line = TransferRate(bytes: bytes, total: nil, seconds: seconds).line
    show(line, isLast: true)
  }

  private func show(_ numbers: String, isLast: Bool) {
    let line = "\(label)  \(numbers)"
    guard let width else { return Console.story(line + "\n") }
    // One that wraps could not be drawn over.
    let cut = line.count < width ? line : "..." + line.suffix(max(0, width - 4))
    Console.story("\r\(cut)\u{1B}[K" + (isLast ? "\n" : ""))
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
