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
}
