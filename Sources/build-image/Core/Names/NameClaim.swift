import CommandLine
import ImageConfig

/// A reference, and what is to have it.
struct NameClaim {
  let reference: ImageReference
  let thing: BuildProblem.Thing
  let target: BuildTarget
  private let stage: String?

  /// As docker compares references.
  var key: String { reference.familiar }

  func key(at tag: Tag) -> String { reference.with(tag: tag).familiar }

  static func all(of target: BuildTarget) -> [NameClaim] {
    target.references.map { reference in
      let isBuilder = reference == target.builderReference
      let stage = isBuilder ? BuildTarget.builderStage : target.stage
      let isStage = isBuilder || target.isStage && reference == target.reference
      let thing = stage.flatMap { isStage ? BuildProblem.Thing.stage($0, of: target.name) : nil }
      return NameClaim(
        reference: reference, thing: thing ?? .image(target.name), target: target, stage: stage)
    }
  }

  /// Whether both would be made alike.
  func isLike(_ other: NameClaim) -> Bool {
    let (one, two) = (target, other.target)
    return one.folder == two.folder && stage?.lowercased() == other.stage?.lowercased()
      && one.dockerfilePath == two.dockerfilePath && Self.flags(one) == Self.flags(two)
      && one.secrets == two.secrets && one.preScript == two.preScript
  }

  private static func flags(_ target: BuildTarget) -> [BuildFlag] {
    target.buildFlags.filter { $0.name != "--no-cache" }
  }
}
