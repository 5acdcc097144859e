import CommandLine
import ImageConfig

/// Looks for two different things of a project under one reference: whichever is built later would take it from the
/// other without a word. It counts only where one of the two is about to be built.
struct TakenNames {
  private let request: BuildRequest
  private let project: Project
  private var taken: [String: NameClaim] = [:]

  static func refuse(_ targets: [BuildTarget], _ request: BuildRequest, _ project: Project) throws {
    var names = TakenNames(request, project)
    for claim in targets.flatMap(NameClaim.all) { try names.take(claim) }
    let built = Set(targets.map(\.name))
    for name in project.folderNames + project.syntheticNames where !built.contains(name) {
      try names.compare(name)
    }
  }

  private init(_ request: BuildRequest, _ project: Project) {
    self.request = request
    self.project = project
  }

  private mutating func take(_ claim: NameClaim) throws {
    if let earlier = taken[claim.key] { try refuse(claim, earlier) }
    taken[claim.key] = claim
  }

  /// What this run leaves alone; one that is broken is no image.
  private func compare(_ name: String) throws {
    guard let image = try? project.image(name), mayConcern(image),
      let other = try? BuildTarget(name, BuildRequest(work: .build([])), project, isAsked: false)
    else { return }
    for claim in NameClaim.all(of: other) {
      if let built = taken[claim.key] {
        // A synthetic image that would take its folder's name is not built at all.
        let isNone = other.isSynthetic && built.target.folder == other.folder && isFolders(claim)
        if !isNone { try refuse(built, claim) }
      } else if let built = request.tag.flatMap({ taken[claim.key(at: $0)] }), built.target.isSynthetic,
        built.target.folder == other.name
      {
        // At that tag the folder's image would be looked for.
        try refuse(built, claim)
      }
    }
  }

  /// Whether it may have one of the names: only then is its Dockerfile read.
  private func mayConcern(_ image: Image) -> Bool {
    if (try? image.settings.nonEmpty(.buildArgs))??.text.containsBytes("-t") == true { return true }
    let own = [image.reference, BuildTarget.builder(of: image.reference)].compactMap(\.self)
    return own.contains { reference in
      taken[reference.familiar] != nil
        || request.tag.map { taken[reference.with(tag: $0).familiar] != nil } == true
    }
  }

  private func isFolders(_ claim: NameClaim) -> Bool {
    guard let folder = try? project.image(claim.target.folder).reference else { return false }
    return [folder, BuildTarget.builder(of: folder)].contains { $0?.familiar == claim.key }
  }

  private func refuse(_ one: NameClaim, _ other: NameClaim) throws {
    if one.isLike(other) { return }
    for (synthetic, image) in [(one, other), (other, one)]
    where synthetic.target.isSynthetic && image.thing == .image(synthetic.target.folder)
      && request.tag == nil && request.name == nil
    {
      throw Project.Problem.syntheticTakesReference(
        synthetic.target.name, of: image.target.name, one.reference.description)
    }
    throw BuildProblem.sharedReference(one.reference.description, one.thing, other.thing)
  }
}
