import Synchronization

/// Numbers of which no two are alike in this run.
enum Unique {
  private static let last = Mutex(0)

  static func number() -> Int {
    last.withLock { last in
      last += 1
      return last
    }
  }
}
