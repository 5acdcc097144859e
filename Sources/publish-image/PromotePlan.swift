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
      let version = try known(move.version, tags)
      guard let digest = version.digest else {
        throw PublishProblem.notPublished(move.version.description)
      }
      if move.channel.tag?.description == "latest", version.version?.prerelease.isEmpty == false {
        throw PublishProblem.latestOfPrerelease(move.version.description)
      }
      let channel = try known(move.channel, tags)
      if let old = channel.digest {
        if channel.isTheSame(as: version) { continue }
        let back = PublishPlan.pointing(move.channel, at: old).tried(PassingTrouble.attempts)
        steps.append(.later(back, .unfinished))
      }
      steps.append(.insist(PublishPlan.pointing(move.channel, at: digest)))
    }
    return Plan(
      directory: directory, steps: steps + moves.map { .report(PublishPlan.digest(of: $0.channel)) })
  }

  /// The channels that are not there yet: where a later one fails they can't go back.
  static func new(_ moves: [Move], _ tags: [ImageReference: RegistryTag]) -> [ImageReference] {
    moves.map(\.channel).filter { tags[$0] == .absent }
  }

  private static func known(
    _ reference: ImageReference, _ tags: [ImageReference: RegistryTag]
  ) throws -> RegistryTag {
    let tag = RegistryTag.of(reference, in: tags)
    if case .unknown(let reason) = tag {
      throw PublishProblem.registrySilent(reference.description, reason: reason)
    }
    return tag
  }
}
