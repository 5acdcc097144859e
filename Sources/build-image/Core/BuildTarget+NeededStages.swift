import ImageConfig

extension BuildTarget {
  /// The stages that will be built.
  package func neededStages(_ project: Project) -> [Dockerfile.Stage] {
    let arguments = inputs(project).arguments
    let own = dockerfile.stages(neededFor: [stage].compactMap(\.self), with: arguments)
    guard builderReference != nil else { return own }
    let builder = dockerfile.stages(neededFor: [Self.builderStage], with: arguments)
    return builder + own
  }

  /// What these stages start from and take files from, other stages among them.
  func neededImages(_ project: Project) -> [Dockerfile.Resolved] {
    let arguments = inputs(project).arguments
    return neededStages(project).flatMap { stage in
      [dockerfile.base(of: stage, with: arguments)] + stage.sources.map(dockerfile.reference)
    }
  }

  /// The siblings that these stages stand on; all of them where only docker can tell.
  func neededParents(_ project: Project) -> [Parent] {
    var names: Set<String> = []
    for image in neededImages(project) {
      guard case .reference(let name) = image else { return parents }
      names.insert(name)
    }
    return parents.filter { names.contains($0.written) }
  }
}
