import CommandLine
import ImageConfig

/// A floating tag that may follow a version.
package struct FloatingMove: TagMove, Equatable {
  package let tag: ImageReference
  let reference: ImageReference
  let version: Version
  /// Of the version, where that was there already.
  package let digest: String?
  /// A higher version that is published and that the tag would rather be at.
  let rival: Version?
  /// In the registry alone, where the version was there already.
  var pointing: [Step] = []

  package func decision(_ current: RegistryTag) -> TagDecision {
    guard case .present(let there, _, _) = current else {
      return rival.map { .stays(.floatingTagOfHigher(tag.description, version: $0.description)) } ?? .moves
    }
    if there == digest { return .isThere(digest: there) }
    guard let theirs = current.version else {
      return .stays(.floatingTagOfUnknownVersion(tag.description, released: reference.description))
    }
    if theirs.description == tag.tag?.description { return .stays(.floatingTagIsVersion(tag.description)) }
    if theirs > version { return .stays(.floatingTagStays(tag.description, at: theirs.description)) }
    // A tag at this version but not at its digest comes from an old buildx.
    return .moves
  }

  package var condition: String { "\(tag) is not at a version above \(version)" }

  /// Of what was pushed as the version: its local name may stand for a later build by now.
  package var steps: [Step] {
    digest == nil ? EngineTag.steps(reference, as: tag, attempts: 1) : pointing
  }

  /// What is to be said of where it is afterwards; nothing where it stands at this version.
  package enum Outcome: Equatable {
    case done
    /// Somebody else has moved it on.
    case overtaken(by: Version)
    /// Somebody else has moved it back: they looked before it was moved, and came after.
    case movedBack
  }

  package func outcome(_ tag: RegistryTag) -> Outcome {
    guard let theirs = tag.version, theirs != version else { return .done }
    return theirs > version ? .overtaken(by: theirs) : .movedBack
  }
}
