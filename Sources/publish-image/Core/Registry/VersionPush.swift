import CommandLine
import ImageConfig

/// What is published once and never again: a version, or what somebody names by its reference.
package struct VersionPush: TagMove {
  package let tag: ImageReference
  let local: ImageReference
  /// None in a dry run, before the image is built.
  let content: ImageContent?
  /// Of an image that is not the project's no label tells that it is the same.
  var isForeign = false

  package func decision(_ current: RegistryTag) throws -> TagDecision {
    guard case .present(let digest, let images, _) = current else { return .moves }
    if content?.identifier == digest { return .isThere(digest: digest) }
    if isForeign {
      guard content.map(images.contains) == true else {
        throw PublishProblem.taken(tag.description, digest: digest, local: local.description)
      }
    } else if content?.isTheSame(asIn: images) == false {
      throw PublishProblem.released(tag.description, digest: digest)
    }
    return .isThere(digest: digest)
  }

  package var condition: String { "\(tag) is not there, or is this" }

  package var steps: [Step] { EngineTag.steps(local, as: tag, attempts: 1) }
}
