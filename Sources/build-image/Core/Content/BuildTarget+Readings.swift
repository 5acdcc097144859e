import ImageConfig

extension BuildTarget {
  /// Whether its build reads this file of the project's root.
  func reads(_ name: String) -> Bool {
    var paths = ContextPaths()
    paths.add(dockerfile.stages)
    return paths.place(of: [name.unicodeScalars.map(\.value)]) == .inside
  }

  /// Whether it starts from an image of this project that has `ONBUILD`, whose instructions take what they find.
  func takesTriggers(_ project: Project) -> Bool {
    parents.contains { parent in
      guard let image = try? project.image(parent.name), let folder = image.folder,
        let flags = try? DockerBuildFlags(image.settings.nonEmpty(.buildArgs), project.substitution),
        let file = try? ImageDockerfile(folder, flags, project).content
      else { return false }
      return file.stages.contains { $0.triggerLine != nil }
    }
  }
}
