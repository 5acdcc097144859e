import ImageConfig

/// What an image is made of, as its labels tell it: the commit of its files, and a hash of what that commit does not
/// name.
package struct ImageOrigin: Equatable {
  /// A commit, with `-dirty` behind it where there are changes that no commit has; empty where git knows nothing.
  var revision = ""
  /// Empty where it can't be known.
  var inputs = ""

  var isDirty: Bool { revision.hasSuffix(ImageLabel.dirty) }

  /// Whether an image that says this of itself is what this makes, as far as anybody can tell.
  func isSurely(_ other: ImageOrigin?) -> Bool {
    self == other && !isDirty && !revision.isEmpty && !inputs.isEmpty
  }
}

extension ImageOrigin {
  /// Docker's words for the labels of an image that the engine has.
  static func question(_ reference: ImageReference) -> [String] {
    ["image", "inspect", "--format", "{{json .}}", reference.description]
  }

  /// None where the answer tells of no image.
  package init?(answer: [UInt8]) {
    guard let value = JSONValue(answer), let origin = ImageOrigin(value) else { return nil }
    self = origin
  }

  package init?(_ value: JSONValue) {
    // A registry has one for each platform.
    let config = value["config"] ?? value["Config"] ?? value.members.first?["config"]
    guard let labels = config?["Labels"] else { return nil }
    revision = labels[ImageLabel.revision]?.text ?? ""
    inputs = labels[ImageLabel.inputs]?.text ?? ""
  }
}
