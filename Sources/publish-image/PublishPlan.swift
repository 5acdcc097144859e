import CommandLine
import ImageConfig

/// From what is to be published, and what is there, to tag, push and the digest of what was pushed. Everything
/// is looked at before the first push; versions go first, and what points at them follows.
struct PublishPlan {
  private let state: RegistryState
  private let isDryRun: Bool
  private var versions: [Step] = []
  private var signatures: [Step] = []
  private var floating: [Step] = []
  private var digests: [Step] = []
  private var warnings: [Warning] = []

  static func make(
    _ publications: [Publication], _ state: RegistryState, in directory: String, isDryRun: Bool
  ) throws -> Plan {
    var plan = PublishPlan(state: state, isDryRun: isDryRun)
    for publication in publications { try plan.add(publication) }
    return Plan(
      directory: directory, steps: plan.versions + plan.signatures + plan.floating + plan.digests,
      warnings: plan.warnings)
  }

  private init(state: RegistryState, isDryRun: Bool) {
    self.state = state
    self.isDryRun = isDryRun
  }

  private mutating func add(_ publication: Publication) throws {
    let (local, reference) = (publication.local, publication.reference)
    let content = state.local[local]
    guard content != nil || state.isBuiltBefore && isDryRun else {
      throw PublishProblem.notBuilt(
        image: publication.image, local: local.description, environment: publication.environment)
    }
    guard let version = publication.version else {
      warnings.append(.mayBeOverwritten(published: reference.description))
      versions += push(local, as: reference)
      digests.append(.report(Self.digestInTheEngine(of: reference)))
      sign(publication)
      return
    }
    if content?.isDirty == true { throw PublishProblem.dirty(local: local.description) }
    if let content, content.isOurs, let built = content.version, built != version {
      throw PublishProblem.builtAsAnother(
        local: local.description, version: built.description, wanted: version.description,
        image: publication.image)
    }
    var released: String?
    switch try known(reference) {
    case .absent, .unknown: versions += push(local, as: reference)
    case .present(let digest, let images):
      guard content?.identifier == digest || content?.isTheSame(asIn: images) ?? true else {
        throw PublishProblem.released(reference.description, digest: digest)
      }
      warnings.append(.alreadyPublished(reference.description, digest: digest))
      released = digest
    }
    digests.append(.report(Self.digest(of: reference, known: released)))
    let before = floating.count
    for tag in publication.floating {
      guard let isThere = try follows(tag, version, of: reference, at: released) else { continue }
      let there = isThere ? state.tags[tag]?.digest : nil
      if !isThere {
        floating += released.map { [.insist(Self.pointing(tag, at: $0))] } ?? push(local, as: tag)
      }
      digests.append(.report(Self.digest(of: tag, known: there)))
    }
    // Where it was not signed, the tags have not followed it.
    if released == nil || floating.count > before { sign(publication) }
  }

  private mutating func sign(_ publication: Publication) {
    if let words = publication.sign { signatures.append(Signing.step(words, publication.reference)) }
  }

  /// What the registry has just told needs no other question, which would take as long again.
  private static func digest(of reference: ImageReference, known digest: String?) -> Command {
    digest.map { Command("echo", ["\(reference)@\($0)"], input: .nothing) } ?? Self.digest(of: reference)
  }

  /// Whether a tag that is to follow the version is there already; none where it stays elsewhere.
  private mutating func follows(
    _ tag: ImageReference, _ version: Version, of reference: ImageReference, at digest: String?
  ) throws -> Bool? {
    let current = try known(tag)
    guard case .present(let there, _) = current else {
      guard let rival = state.rivals[tag], let name = try? tag.with(tag: Tag(rival.description)),
        state.tags[name]?.digest != nil
      else { return false }
      warnings.append(.floatingTagOfHigher(tag.description, version: rival.description))
      return nil
    }
    if there == digest { return true }
    guard let theirs = current.version else {
      warnings.append(.floatingTagOfUnknownVersion(tag.description, released: reference.description))
      return nil
    }
    if theirs.description == tag.tag?.description {
      warnings.append(.floatingTagIsVersion(tag.description))
      return nil
    }
    if theirs > version {
      warnings.append(.floatingTagStays(tag.description, at: theirs.description))
      return nil
    }
    // Of a version that is released there is one image: an index around it is what an earlier run pointed at.
    return theirs == version && digest != nil
  }

  private mutating func known(_ reference: ImageReference) throws -> RegistryTag {
    let tag = RegistryTag.of(reference, in: state.tags)
    if case .unknown(let reason) = tag {
      guard isDryRun else { throw PublishProblem.registrySilent(reference.description, reason: reason) }
      warnings.append(.registrySilent(reference.description, reason: reason))
    }
    return tag
  }

  private func push(_ local: ImageReference, as reference: ImageReference) -> [Step] {
    [
      .run(Command("docker", ["tag", local.description, reference.description])),
      .insist(Command("docker", ["push", reference.description])),
    ]
  }

  /// In the registry alone: nothing is pulled or pushed.
  static func pointing(_ tag: ImageReference, at digest: String) -> Command {
    let source = "\(tag.repository)@\(digest)"
    return Command("docker", ["buildx", "imagetools", "create", "--tag", tag.description, source])
  }

  /// As the registry has it.
  static func digest(of reference: ImageReference) -> Command {
    let template = #"{{printf "%s@%s\n" .Name .Manifest.Digest}}"#
    return Command(
      "docker", ["buildx", "imagetools", "inspect", "--format", template, reference.description])
  }

  /// The engine knows a digest for every repository that it pushed the image to; this one's is asked for.
  private static func digestInTheEngine(of reference: ImageReference) -> Command {
    let name = ImageReference(repository: reference.repository, tag: nil).familiar
    let template =
      "{{range .RepoDigests}}{{if eq (index (split . \"@\") 0) \"\(name)\"}}{{println .}}{{end}}{{end}}"
    return Command("docker", ["image", "inspect", "--format", template, reference.description])
  }
}
