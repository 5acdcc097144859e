/// What is told when nothing moves between commands for long, and when there is no use in waiting any more.
package struct StallWatch {
  /// For whom, while nothing moves.
  package enum Waiting: Equatable, Sendable {
    case first
    /// It takes nothing, or has all and does not answer.
    case last
  }

  private let told: Double
  private let limit: Double
  private let tell: (Waiting) -> Void
  private var quiet = 0.0
  private var looked = Monotonic.seconds
  private var hasTold = false

  /// Whoever is stopped for an hour has not waited for an hour.
  private static let longestLook = 5.0

  /// - Parameters:
  ///   - told: seconds after which it is told.
  ///   - limit: seconds after which those that still run are ended.
  package init(told: Double = 30, limit: Double, tell: @escaping (Waiting) -> Void) {
    (self.told, self.limit, self.tell) = (told, limit, tell)
  }

  /// When to look next.
  var next: Double { looked + min(Self.longestLook, max(0, (hasTold ? limit : min(told, limit)) - quiet)) }

  /// - Returns: for whom it was waited to the limit.
  mutating func look(_ hasMoved: Bool, _ pumps: [BytePump]) -> Waiting? {
    let now = Monotonic.seconds
    quiet = hasMoved ? 0 : quiet + min(now - looked, Self.longestLook)
    looked = now
    if hasMoved { hasTold = false }
    if quiet >= limit { return Self.waiting(pumps) }
    if quiet >= told, !hasTold {
      hasTold = true
      tell(Self.waiting(pumps))
    }
    return nil
  }

  private static func waiting(_ pumps: [BytePump]) -> Waiting {
    let feeds = pumps.filter(\.feeds)
    guard let last = feeds.last else { return .first }
    return feeds.allSatisfy { !$0.isOpen } || last.isBlocked ? .last : .first
  }
}
