import CommandLine
import ImageConfig

/// A channel's tag moved to versions that are published, in the registry alone. All of them are known before the
/// first is moved, and where one fails those before it go back.
package enum PromotePlan {
  package struct Move: Equatable {
    package let version: ImageReference
    package let channel: ImageReference

    package init(version: ImageReference, channel: ImageReference) {
      (self.version, self.channel) = (version, channel)
    }
  }

  package static func make(
    _ moves: [Move], _ tags: [ImageReference: RegistryTag], _ pointing: Pointing, in directory: String
  ) throws -> Plan {
    var steps: [Step] = []
    for move in moves {
      let version = try known(move.version, tags)
      guard let manifest = version.manifest else {
        throw PublishProblem.notPublished(move.version.description)
      }
      if move.channel.tag?.description == "latest", version.version?.prerelease.isEmpty == false {
        throw PublishProblem.latestOfPrerelease(move.version.description)
      }
      let channel = try known(move.channel, tags)
      if channel.digest == manifest.digest { continue }
      if let old = channel.manifest {
        steps += try back(move.channel, to: old, pointing, isAlone: moves.count == 1)
      }
      steps += try pointing.steps(move.channel, at: manifest)
    }
    return Plan(
      directory: directory, steps: steps + moves.map { .report(PublishedDigest.question(of: $0.channel)) })
  }

  /// Steps for later run in reverse order. A channel that is moved alone never has to go back.
  private static func back(
    _ channel: ImageReference, to old: RegistryManifest, _ pointing: Pointing, isAlone: Bool
  ) throws -> [Step] {
    guard let commands = pointing.commands(channel, at: old, attempts: PassingTrouble.attempts) else {
      if isAlone { return [] }
      throw PublishProblem.onlyInAnIndex(
        channel.description, source: Pointing.source(channel, old.digest))
    }
    return commands.reversed().map { .later($0, .unfinished) }
  }

  /// What is to be pointed at, and back at.
  package static func manifests(
    _ moves: [Move], _ tags: [ImageReference: RegistryTag]
  ) -> [(tag: ImageReference, RegistryManifest)] {
    var manifests: [(tag: ImageReference, RegistryManifest)] = []
    for move in moves {
      let (version, channel) = (tags[move.version]?.manifest, tags[move.channel]?.manifest)
      if version == channel { continue }
      for manifest in [version, channel].compactMap(\.self) { manifests.append((move.channel, manifest)) }
    }
    return manifests
  }

  /// A push may give a tag another digest than was meant.
  package static func insist(
    _ moves: [Move], _ before: [ImageReference: RegistryTag], _ now: [ImageReference: RegistryTag]
  )
    throws
  {
    for move in moves where try known(move.channel, now).digest != before[move.version]?.digest {
      throw PublishProblem.onlyInAnIndex(
        move.channel.description,
        source: Pointing.source(move.channel, before[move.version]?.digest ?? ""))
    }
  }

  /// The channels that are not there yet: where a later one fails they can't go back.
  package static func new(_ moves: [Move], _ tags: [ImageReference: RegistryTag]) -> [ImageReference] {
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
