import ImageConfig

extension ImageOrigin {
  /// Those of all targets, by name.
  static func all(
    _ targets: [BuildTarget], _ project: Project, _ host: BuildHost
  ) -> [String: ImageOrigin] {
    var origins: [String: ImageOrigin] = [:]
    // Parents come first.
    for target in targets {
      let parents = target.parents.map { parent in
        (name: parent.name, origin: origins[parent.name] ?? host.parents[parent.reference])
      }
      let isChanged =
        host.changed.contains(target.name) || parents.contains { $0.origin?.isDirty == true }
      var origin = ImageOrigin()
      origin.revision =
        (host.history.commits[target.name]?.revision ?? "") + (isChanged ? ImageLabel.dirty : "")
      let known = parents.compactMap { parent in
        parent.origin.flatMap { $0.inputs.isEmpty ? nil : ["FROM", parent.name, $0.revision, $0.inputs] }
      }
      if known.count == parents.count {
        origin.inputs = InputsHash.of(
          target, parents: known, outside: host.outside[target.name] ?? [], project)
      }
      origins[target.name] = origin
    }
    return origins
  }

  /// Docker's words for a parent that is not built here: its registry or the engine tells its labels.
  package static func question(_ parent: BuildTarget.Parent) -> [String] {
    parent.source == .published
      ? ["buildx", "imagetools", "inspect", "--format", "{{json .Image}}", parent.reference.description]
      : question(parent.reference)
  }
}
