import CommandLine
import ImageConfig

/// What an image is made of, as its labels tell it: the commit of its files, and a hash of what that commit does not
/// name.
struct ImageOrigin: Equatable {
  /// A commit, with `-dirty` behind it where there are changes that no commit has; empty where git knows nothing.
  var revision = ""
  /// Empty where it can't be known.
  var inputs = ""

  private var isDirty: Bool { revision.hasSuffix(ImageLabel.dirty) }

  /// Whether an image that says this of itself is what this makes, as far as anybody can tell.
  func isSurely(_ other: ImageOrigin?) -> Bool {
    self == other && !isDirty && !revision.isEmpty && !inputs.isEmpty
  }

  /// Those of all targets, by name.
  static func all(
    _ targets: [BuildTarget], _ project: Project, _ host: BuildHost
  ) -> [String: ImageOrigin] {
    var origins: [String: ImageOrigin] = [:]
    // Parents come first.
    for target in targets {
      let parents = target.parents.map { parent in
        (name: parent.name, origin: origins[parent.name] ?? host.parents[parent.reference])
      }
      let isChanged =
        host.changed.contains(target.name) || parents.contains { $0.origin?.isDirty == true }
      var origin = ImageOrigin()
      origin.revision =
        (host.history.commits[target.name]?.revision ?? "") + (isChanged ? ImageLabel.dirty : "")
      let known = parents.compactMap { parent in
        parent.origin.flatMap { $0.inputs.isEmpty ? nil : ["FROM", parent.name, $0.revision, $0.inputs] }
      }
      if known.count == parents.count { origin.inputs = InputsHash.of(target, parents: known, project) }
      origins[target.name] = origin
    }
    return origins
  }
}

extension ImageOrigin {
  /// Docker's words for a parent that is not built here: its registry or the engine tells its labels.
  static func question(_ parent: BuildTarget.Parent) -> [String] {
    parent.source == .published
      ? ["buildx", "imagetools", "inspect", "--format", "{{json .Image}}", parent.reference.description]
      : question(parent.reference)
  }

  /// The same for the engine.
  static func question(_ reference: ImageReference) -> [String] {
    ["image", "inspect", "--format", "{{json .}}", reference.description]
  }

  /// None where the answer tells of no image.
  init?(answer: [UInt8]) {
    guard let value = JSONValue(answer) else { return nil }
    // A registry has one for each platform.
    let config = value["config"] ?? value["Config"] ?? value.members.first?["config"]
    guard let labels = config?["Labels"] else { return nil }
    revision = labels[ImageLabel.revision]?.text ?? ""
    inputs = labels[ImageLabel.inputs]?.text ?? ""
  }
}
