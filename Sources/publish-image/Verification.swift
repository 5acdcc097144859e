import CommandLine
import ImageConfig

/// Whether a published image is what a checkout makes: of the same commit, or what was built here.
struct Verification {
  let image: String
  let reference: ImageReference
  let published: RegistryTag
  /// What a build would be labelled with here; not a commit where there are changes that none has.
  let revision: String?
  /// The same of what makes it beside its commit.
  let inputs: String?
  /// What the engine has of the image; what it calls it may be the digest.
  let local: ImageContent?

  /// `build-image --print` tells the labels of what it would build.
  static func labels(of image: String, printed answer: [UInt8]) -> (revision: String?, inputs: String?) {
    let targets = JSONValue(answer)?["target"]?.members ?? []
    let labels = targets.compactMap { $0["labels"] }.first { $0[ImageLabel.image]?.text == image }
    let label = { (name: String) in labels?[name]?.text.flatMap { $0.isEmpty ? nil : $0 } }
    return (label(ImageLabel.revision), label(ImageLabel.inputs))
  }

  /// What is said where it is.
  func line() throws -> String {
    switch published {
    case .absent: throw PublishProblem.notPublished(reference.description)
    case .unknown(let reason): throw PublishProblem.unanswered(reference.description, reason: reason)
    case .present(let digest, let images):
      let theirs = images.first?.revision
      let isOfThisCommit = revision.map(ImageContent.isCommit) == true && theirs == revision
      if isOfThisCommit, let revision, ImageContent.agree(inputs, images.first?.inputs) {
        return "\(reference)@\(digest) was made of this checkout's commit \(revision)"
      }
      if local?.identifier == digest || local.map({ images == [$0] }) == true {
        return "\(reference)@\(digest) is what was built here"
      }
      if isOfThisCommit { throw PublishProblem.madeOtherwise("\(reference)@\(digest)", image: image) }
      throw PublishProblem.another(
        "\(reference)@\(digest)", of: theirs ?? "", image: image, here: revision ?? "",
        isBuilt: local != nil)
    }
  }
}
