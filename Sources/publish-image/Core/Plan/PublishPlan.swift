import CommandLine
import ImageConfig

/// From what is to be published, and what is there, to tag, push and the digest of what was pushed. Everything
/// is looked at before the first push; versions go first, and what points at them follows.
package struct PublishPlan {
  private let state: RegistryState
  private let isDryRun: Bool
  package private(set) var pushes: [Push] = []
  package private(set) var signatures: [Step] = []
  /// The tags that are to follow a version.
  package private(set) var moves: [FloatingMove] = []
  package private(set) var digests: [PublishedDigest] = []
  package private(set) var warnings: [Warning] = []

  package enum Push {
    /// Of a name that may move.
    case overwriting([Step])
    case version(VersionPush)

    var steps: [Step] {
      switch self {
      case .overwriting(let steps): steps
      case .version(let push): [push.step]
      }
    }
  }

  package init(_ publications: [Publication], _ state: RegistryState, isDryRun: Bool) throws {
    self.state = state
    self.isDryRun = isDryRun
    for publication in publications { try add(publication) }
  }

  /// All of it, as it is before the first step.
  package func whole(in directory: String) -> Plan {
    Plan(
      directory: directory,
      steps: pushes.flatMap(\.steps) + signatures + moves.map(\.step) + digests.map { .report($0.question) },
      warnings: warnings)
  }

  /// What is built once more before it is pushed, with the attestations that only what is published has.
  package static func attested(_ publications: [Publication], _ state: RegistryState) -> [Publication] {
    publications.filter { publication in
      let isThere = publication.version != nil && state.tags[publication.reference] != .absent
      return !publication.attestations.words.isEmpty && !isThere
    }
  }

  /// What only the registry can tell in the end.
  package var unread: [ImageReference] {
    digests.compactMap { if case .published(let reference, nil) = $0 { reference } else { nil } }
  }

  /// The questions for what the engine can tell.
  package var reports: [Step] {
    digests.compactMap { if case .pushed = $0 { .report($0.question) } else { nil } }
  }

  private mutating func add(_ publication: Publication) throws {
    let (local, reference) = (publication.local, publication.reference)
    let content = state.local[local]
    guard content != nil || state.isBuiltBefore && isDryRun else {
      if let problem = state.engine { throw problem }
      throw PublishProblem.notBuilt(local: local.description, build: publication.build)
    }
    if publication.isForeign {
      _ = try push(publication, content)
      return
    }
    guard let version = publication.version else {
      warnings.append(.mayBeOverwritten(published: reference.description, isTagged: publication.isTagged))
      pushes.append(.overwriting(EngineTag.steps(local, as: reference, isFirst: true)))
      digests.append(.pushed(reference))
      sign(publication)
      return
    }
    if let content { try insist(on: content, publication, version) }
    let released = try push(publication, content)
    let isFollowed = try follow(publication, version, at: released)
    // No tag follows what is not signed; where none does, nothing tells whether it is.
    if !isFollowed { sign(publication) }
  }

  /// Of a name that never moves.
  /// - Returns: the digest that it has already.
  private mutating func push(_ publication: Publication, _ content: ImageContent?) throws -> String? {
    let reference = publication.reference
    let push = VersionPush(
      tag: reference, local: publication.local, content: content, isForeign: publication.isForeign)
    var released: String?
    if case .isThere(let digest) = try push.decision(known(reference)) {
      warnings.append(.alreadyPublished(reference.description, digest: digest))
      released = digest
    } else {
      pushes.append(.version(push))
    }
    digests.append(.published(reference, known: released))
    return released
  }

  /// A version is what this checkout makes, and nothing else.
  private func insist(on content: ImageContent, _ publication: Publication, _ version: Version) throws {
    let (local, build) = (publication.local.description, publication.build)
    let checkout = state.checkout[publication.image]
    let changes = checkout?.changes ?? []
    if content.isDirty { throw PublishProblem.dirty(local: local, changes: changes, build: build) }
    if let built = content.version, built != version {
      throw PublishProblem.builtAsAnother(
        local: local, version: built.description, wanted: version.description, build: build)
    }
    // Of no commit that a clone without its history could name.
    if state.isShallow, checkout?.revision.isEmpty == true { throw ReleaseProblem.shallow }
    switch checkout?.difference(of: content, as: publication.image) {
    case nil: return
    case .changes: throw PublishProblem.uncommitted(image: publication.image, changes: changes, build: build)
    case .notOurs: throw PublishProblem.notLabelled(local: local, build: build)
    case .anotherImage(let image):
      throw PublishProblem.builtAsAnotherImage(local: local, image, build: build)
    case .anotherCommit(let commit, let here):
      if state.isShallow { throw ReleaseProblem.shallow }
      throw PublishProblem.builtOfAnotherCommit(local: local, commit, here: here, build: build)
    case .otherInputs: throw PublishProblem.builtWithOtherInputs(local: local, build: build)
    }
  }

  private mutating func sign(_ publication: Publication) {
    if let words = publication.sign { signatures.append(Signing.step(words, publication.reference)) }
  }

  /// Whether a tag is there already.
  private mutating func follow(
    _ publication: Publication, _ version: Version, at digest: String?
  ) throws -> Bool {
    var isFollowed = false
    for tag in publication.floating {
      let there = try known(tag)
      var move = FloatingMove(
        tag: tag, reference: publication.reference, version: version, digest: digest,
        rival: state.publishedRival(of: tag))
      switch move.decision(there) {
      case .stays(let warning): warnings.append(warning)
      case .isThere(let digest):
        isFollowed = true
        digests.append(.published(tag, known: digest))
      case .moves:
        // What an old buildx has made of this version stays until a newer one comes.
        if there.version == version, (try? pointing(of: move)) == nil {
          isFollowed = true
          digests.append(.published(tag, known: there.digest))
          continue
        }
        move.pointing = try pointing(of: move)
        moves.append(move)
        digests.append(.published(tag, known: nil))
      }
    }
    return isFollowed
  }

  /// In the registry alone, where the version is there already.
  private func pointing(of move: FloatingMove) throws -> [Step] {
    guard move.digest != nil, let manifest = state.tags[move.reference]?.manifest else { return [] }
    return try state.pointing.steps(move.tag, at: manifest, attempts: 1)
  }

  private mutating func known(_ reference: ImageReference) throws -> RegistryTag {
    let tag = RegistryTag.of(reference, in: state.tags)
    if case .unknown(let reason) = tag {
      guard isDryRun else { throw PublishProblem.registrySilent(reference.description, reason: reason) }
      warnings.append(.registrySilent(reference.description, reason: reason))
    }
    return tag
  }
}
