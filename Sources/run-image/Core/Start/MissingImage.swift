import CommandLine
import ImageConfig

/// An image of the project that the engine does not have is built first.
enum MissingImage {
  /// - Parameter builder: the path of build-image.
  static func steps(_ inputs: RunInputs, builder: String) throws -> [Step] {
    let request = inputs.request
    guard inputs.image.folder != nil else {
      if request.builds { throw Project.Problem.notBuiltHere(inputs.image.name) }
      return []
    }
    guard request.builds || inputs.host.image == .absent else { return [] }
    let tag = request.tag.map { ["--image-tag", $0.description] } ?? []
    let parents = request.parents.map { ["--parents", $0] } ?? []
    let words = inputs.project.environmentWords + tag + parents + [inputs.image.name]
    // Whoever names a tag means what it holds, which today's tree may not be.
    if let tag = request.tag, !request.builds {
      throw RunProblem.tagNotHere(
        inputs.reference.description, build: ShellText.of(["build-image"] + words), pull: pull(tag, inputs))
    }
    return [.run(Command(builder, words))]
  }

  /// `--parents` where nothing is built.
  static func notice(_ inputs: RunInputs) -> RunNotice? {
    guard let parents = inputs.request.parents else { return nil }
    let words = ["run-image", "--build", "--parents", parents] + inputs.project.environmentWords
    return .parentsUnused(
      inputs.reference.description,
      cure: inputs.image.folder == nil ? nil : ShellText.of(words + [inputs.image.name]))
  }

  /// How what is published at that tag comes here, where anything is published.
  private static func pull(_ tag: Tag, _ inputs: RunInputs) -> String? {
    let name = PublishedName(inputs.image, inputs.project)
    guard inputs.image.kind == .folder, (try? name.isForOthers) == true,
      let published = try? name.parent(tag: tag).description
    else { return nil }
    let local = inputs.reference.description
    let pull = ShellText.of(["docker", "pull", published])
    return published == local ? pull : "\(pull) && \(ShellText.of(["docker", "tag", published, local]))"
  }
}
