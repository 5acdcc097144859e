import ImageConfig

/// The platforms that run.cfg names.
struct SaidPlatforms {
  private let targets: [BuildTarget]
  private let byName: [String: BuildTarget]
  private let project: Project

  init(_ targets: [BuildTarget], _ project: Project) {
    self.targets = targets
    byName = Dictionary(targets.map { ($0.name, $0) }) { first, _ in first }
    self.project = project
  }

  /// Whether it matters what is built where nobody says a platform.
  var needNative: Bool {
    targets.contains { target in
      let isSaid = !target.inputs(project).platforms.isEmpty
      return target.parents.contains { of($0).isEmpty == isSaid }
    }
  }

  func of(_ parent: BuildTarget.Parent) -> [Platform] {
    if let target = byName[parent.name] { return target.inputs(project).platforms }
    guard let image = try? project.image(parent.name),
      let keys = try? BuildKeys(image.settings, project.substitution),
      let flags = try? DockerBuildFlags(image.settings.nonEmpty(.buildArgs), project.substitution)
    else { return [] }
    return BuildInputs(keys.flags + flags.flags, project).platforms
  }
}
