import ImageConfig

/// What is built on other images of the project: how the names in its Dockerfile come to mean these.
protocol BuiltOnParents {
  var image: String { get }
  var parents: [BuildTarget.Parent] { get }
  /// The names of the Dockerfile's stages.
  var stages: Set<String> { get }
  /// The author's own flags among them.
  var buildFlags: [BuildFlag] { get }
}

extension BuiltOnParents {
  /// How the Dockerfile calls a parent that is known to the builder by another name.
  func links(_ parents: [BuildTarget.Parent]) -> [(written: String, source: String)] {
    parents.filter { !isHidden($0) && $0.reference.familiar != ImageReference.familiar($0.written) }
      .map { (ImageReference.familiar($0.written), "docker-image://\($0.reference)") }
  }

  /// Whether a stage has the name that its Dockerfile uses for the parent: a named context would replace that stage
  /// too, and what the stage does would be lost. Where the author has a context of that name, it already is.
  func isHidden(_ parent: BuildTarget.Parent) -> Bool {
    let name = ImageReference.familiar(parent.written)
    return stages.contains(name) && !buildFlags.contains { $0.isContext(of: name) }
  }

  /// The parents that the engine must have under the Dockerfile's name for them.
  func lent(buildx: Bool) -> [BuildTarget.Parent] {
    buildx
      ? parents.filter(isHidden) : links(parents).isEmpty && !parents.contains(where: isHidden) ? [] : parents
  }
}

extension Recipe: BuiltOnParents {
  var buildFlags: [BuildFlag] { flags }
}

extension BuildTarget: BuiltOnParents {
  var image: String { name }
  var stages: Set<String> { Set(dockerfile.stages.compactMap(\.name)) }
}
