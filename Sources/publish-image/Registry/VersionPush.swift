import CommandLine
import ImageConfig

/// A version, which is published once and never again.
struct VersionPush: TagMove {
  let tag: ImageReference
  let local: ImageReference
  /// None in a dry run, before the image is built.
  let content: ImageContent?

  func decision(_ current: RegistryTag) throws -> TagDecision {
    guard case .present(let digest, let images, _) = current else { return .moves }
    guard content?.identifier == digest || content?.isTheSame(asIn: images) ?? true else {
      throw PublishProblem.released(tag.description, digest: digest)
    }
    return .isThere(digest: digest)
  }

  var steps: [Step] { PublishPlan.push(local, as: tag, attempts: 1) }
}
