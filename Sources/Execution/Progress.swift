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
  private let isTerminal: Bool
  private let start = Progress.now()
  private var lastShown = Progress.now()
  private var bytes: UInt64 = 0
  private var hasShown = false

  init(_ meter: Pipeline.Meter, isTerminal: Bool) {
    label = meter.label
    total = meter.total
    self.isTerminal = isTerminal
  }

  mutating func advance(by count: UInt64) {
    bytes += count
    let now = Self.now()
    guard now - lastShown >= (isTerminal ? 0.2 : 10) else { return }
    lastShown = now
    hasShown = true
    let line = TransferRate(bytes: bytes, total: total, seconds: now - start).line
    Console.story(isTerminal ? "\r\(label)  \(line)\u{1B}[K" : "\(label)  \(line)\n")
  }

  /// Says what was moved in all, unless it was over before anybody began to wait.
  func finish() {
    let seconds = Self.now() - start
    guard hasShown || seconds >= 1 else { return }
    let line = TransferRate(bytes: bytes, total: nil, seconds: seconds).line
    Console.story(isTerminal ? "\r\(label)  \(line)\u{1B}[K\n" : "\(label)  \(line)\n")
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
