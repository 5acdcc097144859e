import Glibc
import Synchronization

/// Numbers of which no two are alike, in this process and in those that use the same things later.
enum Unique {
  private static let last = Mutex(Int(getpid()) * 1000)

  static func number() -> Int {
    last.withLock { last in
      last += 1
      return last
    }
  }
}
