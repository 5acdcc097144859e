import ImageConfig

/// What every image says about itself. All of it anew, an unknown as nothing: labels come down from the
/// image below, and there they mean that one.
enum ImageLabels {
  static func flags(
    of target: BuildTarget, _ origin: ImageOrigin?, _ project: Project, _ host: BuildHost
  ) -> [BuildFlag] {
    all(of: target, origin, project, host).map { BuildFlag("--label", "\($0.name)=\($0.value)") }
  }

  static func all(
    of target: BuildTarget, _ origin: ImageOrigin?, _ project: Project, _ host: BuildHost
  ) -> [(name: String, value: String)] {
    let labels: [(name: String, value: String?)] = [
      (ImageLabel.title, target.reference.repository.lastComponent),
      (ImageLabel.version, version(of: target, project)),
      (ImageLabel.source, host.source),
      (ImageLabel.revision, origin?.revision),
      (ImageLabel.created, host.history.commits[target.name]?.time),
      (ImageLabel.baseName, base(of: target, project)),
      (ImageLabel.project, project.name), (ImageLabel.image, imageName(of: target, project)),
      (ImageLabel.platforms, target.inputs(project).platforms.map(\.description).joined(separator: ",")),
      (ImageLabel.inputs, origin?.inputs),
    ]
    return labels.map { ($0.name, $0.value ?? "") }
  }

  /// A synthetic image that builds the same under its folder's reference is that folder's image.
  private static func imageName(of target: BuildTarget, _ project: Project) -> String {
    (try? project.image(target.folder).reference) == target.reference ? target.folder : target.name
  }

  private static func version(of target: BuildTarget, _ project: Project) -> String? {
    let version = project.folder(target.folder)?.version.flatMap { try? Version(file: $0) }
    return version?.description ?? target.reference.tag?.description
  }

  /// Under the stage that is built, the first that is none of the file's own.
  private static func base(of target: BuildTarget, _ project: Project) -> String? {
    let file = target.dockerfile
    let inputs = target.inputs(project)
    var stage = target.stage.flatMap(file.stage) ?? file.stages.last
    while let here = stage {
      guard case .reference(let name) = file.base(of: here, with: inputs.arguments) else { return nil }
      let earlier = file.stages[..<here.index].last { $0.name == name }
      guard earlier != nil else {
        if name == "scratch" { return nil }
        return target.parents.first { $0.written == name }?.reference.description
          ?? inputs.image(behind: name)
      }
      stage = earlier
    }
    return nil
  }
}
