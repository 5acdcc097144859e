import RemoteEngineCore

/// Whether an image on one engine is the one on another.
package enum Likeness: Equatable {
  case same
  case other
  /// The same for their own platform. Containerd's store has images for several, and tells of one.
  case perhaps
}

extension ImageFacts {
  /// - Parameters:
  ///   - store: of the engine that has this image, where that is known.
  ///   - others: the same of the other one.
  package func likeness(
    to other: ImageFacts, store: EngineFacts.Store?, others: EngineFacts.Store?
  ) -> Likeness {
    guard isAlike(other) else { return .other }
    if id == other.id { return .same }
    switch (store, others) {
    // There the identifier is the digest of all that the image says, its history too.
    case (.classic, .classic): return .other
    case (.containerd, .containerd), (nil, _), (_, nil): return .perhaps
    // Each store calls it otherwise.
    default: return .same
    }
  }
}
