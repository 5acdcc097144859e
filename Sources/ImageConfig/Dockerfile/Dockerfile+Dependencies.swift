extension Dockerfile {
  /// An image from outside the file.
  package struct Dependency: Equatable, Sendable {
    package let image: Resolved
    package let line: Int
  }

  /// The images that the file's stages start from and take files from, stage by stage: neither the other
  /// stages nor `scratch`. One that is taken twice is there twice.
  package func dependencies(
    with arguments: [String: String], platform: [String: String] = [:]
  ) -> [Dependency] {
    let variables = globalVariables(arguments, platform)
    let names = Set(stages.compactMap(\.name))
    var earlier: Set<String> = []
    var dependencies: [Dependency] = []
    for stage in stages {
      let base = base(of: stage, variables)
      if !isInside(base, stages: earlier) { dependencies.append(Dependency(image: base, line: stage.line)) }
      for source in stage.sources where !isStageNumber(source) {
        let image = reference(of: source)
        if !isInside(image, stages: names, ignoringCase: true) {
          dependencies.append(Dependency(image: image, line: source.line))
        }
      }
      if let name = stage.name { earlier.insert(name) }
    }
    return dependencies
  }

  /// A `FROM` takes only an earlier stage, and only when it is written in lower case; `--from` takes
  /// any. Both are docker's ways.
  private func isInside(_ image: Resolved, stages: Set<String>, ignoringCase: Bool = false) -> Bool {
    guard case .reference(let name) = image else { return false }
    return name == "scratch" || stages.contains(ignoringCase ? name.lowercased() : name)
  }

  private func isStageNumber(_ source: Source) -> Bool {
    source.kind == .copy && Int(source.text) != nil
  }
}
