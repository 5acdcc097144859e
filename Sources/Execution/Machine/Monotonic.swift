/// The clock that nobody sets.
package enum Monotonic {
  package static var seconds: Double { Double(milliseconds()) / 1000 }

  /// Whether it was slept through: a signal ends it.
  @discardableResult
  package static func pause(seconds: Int) -> Bool {
    poll(nil, 0, Int32(clamping: seconds * 1000)) == 0
  }

  static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
