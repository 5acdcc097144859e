#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The clock that nobody sets.
enum Monotonic {
  static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
