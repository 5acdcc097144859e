import CommandLine
import ImageConfig

/// Whether a published image is what a checkout makes: of the same commit, or what was built here.
package struct Verification {
  let image: String
  var isForeign = false
  let reference: ImageReference
  let published: RegistryTag
  /// What a build here would be; none where that can't be known.
  let checkout: CheckoutImage?
  /// What the engine has of the image; what it calls it may be the digest.
  let local: ImageContent?

  package init(
    image: String, isForeign: Bool = false, reference: ImageReference, published: RegistryTag,
    checkout: CheckoutImage?, local: ImageContent?
  ) {
    (self.image, self.isForeign, self.reference) = (image, isForeign, reference)
    (self.published, self.checkout, self.local) = (published, checkout, local)
  }

  /// What is said where it is.
  package func line() throws -> String {
    switch published {
    case .absent: throw PublishProblem.notPublished(reference.description)
    case .unknown(let reason): throw PublishProblem.unanswered(reference.description, reason: reason)
    case .present(let digest, let images, _):
      if isForeign {
        guard local?.identifier == digest || local.map(images.contains) == true else {
          throw PublishProblem.notTheEngines("\(reference)@\(digest)", isThere: local != nil)
        }
        return "\(reference)@\(digest) is what the engine has"
      }
      let theirs = images.first?.revision
      let revision = checkout?.revision ?? ""
      let isOfThisCommit = ImageLabel.isCommit(revision) && theirs == revision
      if isOfThisCommit, ImageContent.agree(checkout?.inputs, images.first?.inputs) {
        return "\(reference)@\(digest) was built from this checkout's commit \(revision)"
      }
      if local?.identifier == digest || local.map({ images == [$0] }) == true {
        return "\(reference)@\(digest) is what was built here"
      }
      if isOfThisCommit { throw PublishProblem.madeOtherwise("\(reference)@\(digest)", image: image) }
      throw PublishProblem.another(
        "\(reference)@\(digest)", of: theirs ?? "", image: image, here: revision,
        isBuilt: local != nil)
    }
  }
}
