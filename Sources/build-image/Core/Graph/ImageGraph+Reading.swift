import ImageConfig

extension ImageGraph {
  /// The graph of these images and of everything below them, and of nothing else.
  package static func reading(_ names: [String], _ project: Project) throws -> ImageGraph {
    // One that nobody asked for may be broken: then nothing stands on it.
    let siblings = Set(project.folderNames).union(names).sorted().compactMap { try? project.image($0) }
    var graph = ImageGraph(siblings: siblings, project: project)
    var rest = names[...]
    while let name = rest.popFirst() {
      guard graph.edges[name] == nil else { continue }
      let image = try project.image(name)
      guard let folder = image.folder else { throw Project.Problem.notBuiltHere(name) }
      let keys = try BuildKeys(image.settings, project.substitution)
      let flags = try DockerBuildFlags(image.settings.nonEmpty(.buildArgs), project.substitution)
      let dockerfile = try ImageDockerfile(folder, flags, project).content
      graph.add(name, dockerfile, BuildInputs(keys.flags + flags.flags, project))
      rest += graph.parents(of: name)
    }
    return graph
  }
}
