import CommandLine
import ImageConfig

/// What this checkout makes of an image, as the labels of a build would say it, and how an image at hand differs.
package struct CheckoutImage: Equatable {
  /// Of its last change; with `-dirty` behind it where there are changes that no commit has, empty where git knows none.
  package let revision: String
  /// What makes it beside that commit; none where it can't be known.
  let inputs: String?
  /// What no commit has, a line each.
  let changes: [String]

  init(revision: String?, inputs: String?, changes: [String] = []) {
    (self.revision, self.inputs, self.changes) = (revision ?? "", inputs, changes)
  }

  package var isDirty: Bool { revision.hasSuffix(ImageLabel.dirty) }

  /// Why something is not what the checkout makes.
  package enum Difference: Equatable {
    /// It tells nothing of what it is made of.
    case notOurs
    case anotherImage(String)
    /// The checkout has changes that no commit has.
    case changes
    case anotherCommit(String, here: String)
    /// Of the same commit, with other build arguments, say, another stage, or on another parent.
    case otherInputs
  }

  /// None where it is the same, as far as both sides tell: an image of an older build does not tell its inputs.
  func difference(of content: ImageContent, as image: String) -> Difference? {
    guard let theirs = content.label(ImageLabel.image) else { return .notOurs }
    if theirs != image { return .anotherImage(theirs) }
    if isDirty { return .changes }
    let commit = content.revision ?? ""
    if commit != revision { return .anotherCommit(commit, here: revision) }
    // As on a parent that somebody has tagged by hand.
    if inputs != nil, content.hasUnknownInputs { return .otherInputs }
    return ImageContent.agree(inputs, content.inputs) ? nil : .otherInputs
  }
}

extension CheckoutImage {
  /// As `build-image --labels` tells it of images and of what they are built on.
  package static func all(_ answer: [UInt8]) -> [String: CheckoutImage]? {
    guard case .object(let images) = JSONValue(answer) else { return nil }
    return images.mapValues { labels in
      let label = { (name: String) in labels[name]?.text?.nonEmpty }
      return CheckoutImage(
        revision: label(ImageLabel.revision), inputs: label(ImageLabel.inputs),
        changes: labels[ImageLabel.changes]?.texts ?? [])
    }
  }
}
