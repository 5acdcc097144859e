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

  /// The siblings that these stages stand on; all of them where only docker can tell.
  func neededParents(_ project: Project) -> [Parent] {
    let arguments = inputs(project).arguments
    var names: Set<String> = []
    for stage in neededStages(project) {
      let images = [dockerfile.base(of: stage, with: arguments)] + stage.sources.map(dockerfile.reference)
      for image in images {
        guard case .reference(let name) = image else { return parents }
        names.insert(name)
      }
    }
    return parents.filter { names.contains($0.written) }
  }
}
