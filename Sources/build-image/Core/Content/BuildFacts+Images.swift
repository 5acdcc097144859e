import ImageConfig

extension BuildFacts {
  mutating func addParents(
    _ target: BuildTarget, _ project: Project, _ sight: ContentSight, keys: [String: String]
  ) {
    for parent in target.neededParents(project) {
      if parent.source == .published {
        refuse("it is built on the published \(parent.reference)")
        continue
      }
      let image = sight.image(parent.reference.description)
      if image?.hasTriggers == true { refuse("\(parent.name) has ONBUILD, which takes what it finds") }
      let key = keys[parent.name] ?? image?.id ?? ""
      add(Fact(.parent, parent.name, "\(key) \(image?.content ?? "")"))
      // What it carries down besides, where this project does not build it.
      if parent.source == .there, keys[parent.name] == nil, image == nil {
        refuse("\(parent.reference) is not on this engine")
      }
    }
  }

  mutating func addBases(_ target: BuildTarget, _ project: Project, _ sight: ContentSight) {
    let inputs = target.inputs(project)
    let file = target.dockerfile
    let platforms = Set(inputs.platforms.map(\.description))
    for stage in target.neededStages(project) {
      let sources = stage.sources.filter { $0.kind != .copy || Int($0.text) == nil }
      let named =
        [(file.base(of: stage, with: inputs.arguments), stage.line, true)]
        + sources.map { (file.reference(of: $0), $0.line, false) }
      for (resolved, line, isBase) in named {
        guard case .reference(let name) = resolved else {
          refuse("\(target.dockerfilePath):\(line): only docker knows which image is meant")
          continue
        }
        if name == "scratch" || Self.isStage(name, of: file, before: isBase ? stage.index : nil) { continue }
        if target.parents.contains(where: { $0.written == name }) { continue }
        guard let image = inputs.image(behind: name) else {
          if inputs.folder(behind: name) == nil {
            refuse("the context \(name) lies elsewhere, and may hold something else by now")
          }
          continue
        }
        addBase(image, stage, platforms, sight)
      }
    }
  }

  private static func isStage(_ name: String, of file: Dockerfile, before index: Int?) -> Bool {
    if let index { return file.stages[..<index].contains { $0.name == name } }
    return file.declares(stage: name)
  }

  private mutating func addBase(
    _ name: String, _ stage: Dockerfile.Stage, _ platforms: Set<String>, _ sight: ContentSight
  ) {
    if facts.contains(where: { $0.topic == .base && $0.name == name }) { return }
    // A name that holds a digest can't move.
    if let at = name.lastIndex(of: "@"), (try? Digest(String(name[at...].dropFirst()))) != nil {
      return add(Fact(.base, name, name))
    }
    guard let image = sight.image(name) else {
      return refuse(
        "\(name) is not on this engine, and may have moved in its registry: docker pull \(name), or name its digest"
      )
    }
    if image.hasTriggers { refuse("\(name) has ONBUILD, which takes what it finds") }
    let isOther =
      platforms.contains { Platform.normal($0) != Platform.normal(image.platform) }
      || stage.platform.map { !["$BUILDPLATFORM", "$TARGETPLATFORM"].contains($0) } == true
    if isOther { refuse("\(name) is built for another platform, of which the engine does not tell") }
    add(Fact(.base, name, image.id))
  }
}
