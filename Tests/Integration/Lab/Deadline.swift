/// Until when something may take.
struct Deadline {
  private let end: ContinuousClock.Instant

  /// - Parameter seconds: by itself what even a machine with much else to do does not need.
  init(seconds: Double = 60) {
    end = .now + .seconds(seconds)
  }

  var hasPassed: Bool { ContinuousClock.now >= end }

  /// Asks again and again; whether the answer came to be yes.
  func reaches(_ condition: () throws -> Bool) rethrows -> Bool {
    while true {
      if try condition() { return true }
      if hasPassed { return false }
      Spawn.pause(milliseconds: 20)
    }
  }
}
