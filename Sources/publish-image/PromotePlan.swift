import CommandLine
import ImageConfig

/// A channel's tag moved to versions that are published, in the registry alone. All of them are known before the
/// first is moved, and where one fails those before it go back.
enum PromotePlan {
  struct Move: Equatable {
    let version: ImageReference
    let channel: ImageReference
  }

  static func make(
    _ moves: [Move], _ tags: [ImageReference: RegistryTag], in directory: String
  ) throws -> Plan {
    var steps: [Step] = []
    for move in moves {
      guard case .present(let digest, let images) = try known(move.version, tags) else {
        throw PublishProblem.notPublished(move.version.description)
      }
      if case .present(let old, let there) = try known(move.channel, tags) {
        // An index around the image is what an earlier run made.
        if old == digest || there == images { continue }
        steps.append(.later(PublishPlan.pointing(move.channel, at: old), .unfinished))
      }
      steps.append(.insist(PublishPlan.pointing(move.channel, at: digest)))
    }
    return Plan(
      directory: directory, steps: steps + moves.map { .report(PublishPlan.digest(of: $0.channel)) })
  }

  private static func known(
    _ reference: ImageReference, _ tags: [ImageReference: RegistryTag]
  ) throws -> RegistryTag {
    let tag = tags[reference] ?? .unknown(reason: "it was not asked")
    if case .unknown(let reason) = tag {
      throw PublishProblem.registrySilent(reference.description, reason: reason)
    }
    return tag
  }
}
