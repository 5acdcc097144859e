import CommandLine
import ImageConfig

/// Whether each image stands on parents of its own platforms. BuildKit takes a parent of another one without a
/// word, and what comes out is labelled as if it were of its own.
package struct ParentPlatforms {
  private let targets: [BuildTarget]
  private let byName: [String: BuildTarget]
  private let said: SaidPlatforms
  private let project: Project
  private let host: BuildHost

  init(_ targets: [BuildTarget], _ project: Project, _ host: BuildHost) {
    self.targets = targets
    byName = Dictionary(targets.map { ($0.name, $0) }) { first, _ in first }
    said = SaidPlatforms(targets, project)
    self.project = project
    self.host = host
  }

  func check() throws {
    for target in targets {
      for (parent, wanted) in needs(of: target) {
        let (had, isKnown) = platforms(of: parent, wanted)
        let missing = wanted.filter { !had.contains($0.normal) }
        guard !missing.isEmpty else { continue }
        throw BuildProblem.parentLacksPlatform(
          image: target.name, parent: parent.name, Self.texts(missing),
          cure(parent, had: had, isKnown: isKnown, wanted))
      }
    }
  }

  private func cure(
    _ parent: BuildTarget.Parent, had: [Platform], isKnown: Bool, _ wanted: [Platform]
  ) -> BuildProblem.ParentCure {
    let said = said.of(parent).map(\.normal)
    guard isKnown, wanted.allSatisfy({ said.contains($0.normal) }) else {
      return .key(Self.texts(had + wanted))
    }
    return parent.source == .published ? .publish(parent.reference.description) : .build
  }

  private static func texts(_ platforms: [Platform]) -> [String] {
    var seen: Set<String> = []
    return platforms.map(\.normal.description).filter { seen.insert($0).inserted }
  }

  /// The platforms for which the stages that are built need each parent.
  private func needs(of target: BuildTarget) -> [(BuildTarget.Parent, [Platform])] {
    if target.parents.isEmpty { return [] }
    let inputs = target.inputs(project)
    let stages = target.neededStages(project)
    var needs: [(BuildTarget.Parent, [Platform])] = target.parents.map { ($0, []) }
    for platform in inputs.platforms.isEmpty ? [host.platform] : inputs.platforms {
      let variables = platform.arguments(builtOn: host.platform)
      for dependency in target.dockerfile.dependencies(with: inputs.arguments, platform: variables) {
        guard case .reference(let written) = dependency.image,
          let number = target.parents.firstIndex(where: { $0.written == written }),
          let stage = stages.last(where: { $0.line <= dependency.line }),
          target.dockerfile.stages.last(where: { $0.line <= dependency.line })?.index == stage.index
        else { continue }
        // What stands behind COPY --from is of the image's own platform.
        let own = dependency.line == stage.line ? stage.platform : nil
        let said = own.map { Self.platform($0, variables) }
        guard let wanted = said ?? platform else { continue }
        needs[number].1.append(wanted)
      }
    }
    return needs
  }

  /// None where only docker can tell.
  private static func platform(_ text: String, _ variables: [String: String]) -> Platform? {
    let name = text.utf8.filter { !"${}".utf8.contains($0) }
    let plain = String(decoding: name, as: UTF8.self)
    return Platform(text.hasPrefix("$") ? variables[plain] ?? "" : text)
  }

  /// - Returns: and whether its engine or registry has told, not run.cfg.
  private func platforms(of parent: BuildTarget.Parent, _ wanted: [Platform]) -> ([Platform], isKnown: Bool) {
    if parent.source != .built, let known = host.parentPlatforms[parent.reference], !known.isEmpty {
      return (known.map(\.normal), true)
    }
    let said = said.of(parent)
    if !said.isEmpty { return (said.map(\.normal), false) }
    guard let target = byName[parent.name] else {
      // Nobody was asked: all that is known is that it has one platform.
      return (
        Set(wanted.map(\.normal.description)).count > 1 ? [host.platform.normal] : wanted.map(\.normal), false
      )
    }
    return ([pinned(target) ?? host.platform].map(\.normal), false)
  }

  /// What the Dockerfile itself starts from, where it says so: `FROM --platform=linux/amd64`.
  private func pinned(_ target: BuildTarget) -> Platform? {
    let file = target.dockerfile
    let arguments = target.inputs(project).arguments
    var stage = target.stage.flatMap(file.stage) ?? file.stages.last
    while let here = stage {
      if let text = here.platform {
        return Self.platform(text, host.platform.arguments(builtOn: host.platform))
      }
      guard case .reference(let name) = file.base(of: here, with: arguments) else { return nil }
      stage = file.stages[..<here.index].last { $0.name == name }
    }
    return nil
  }

  /// What an image is for, by an engine's or a registry's answer.
  package static func read(_ answer: [UInt8]) -> [Platform]? {
    guard let value = JSONValue(answer) else { return nil }
    let own = { (image: JSONValue) -> Platform? in
      let text = { (name: String) in image[name]?.text ?? image[name.lowercased()]?.text ?? "" }
      let variant = text("Variant")
      return Platform("\(text("Os"))/\(text("Architecture"))" + (variant.isEmpty ? "" : "/" + variant))
    }
    // A registry has one for each platform.
    guard let platform = own(value) else {
      guard case .object(let members) = value else { return nil }
      return members.keys.sorted().compactMap { Platform($0) }
    }
    let labels = (value["Config"] ?? value["config"])?["Labels"]
    let several = (labels?[ImageLabel.platforms]?.text ?? "").split(separator: ",").compactMap {
      Platform(String($0))
    }
    // An engine tells only of one of them.
    return value["Os"] != nil && several.count > 1 ? several : [platform]
  }
}
