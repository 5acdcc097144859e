import ImageConfig

/// Images in groups between which scripts stand: a `post_build_script` runs before anything is built on its image,
/// and a `pre_build_script` when all that its image stands on is there.
struct ScriptOrder {
  private(set) var groups: [[BuildTarget]] = []
  private var numbers: [String: Int] = [:]

  /// - Parameter targets: parents first.
  init(
    _ targets: [BuildTarget], _ request: BuildRequest, _ project: Project, _ host: BuildHost
  ) throws {
    var scripted: Set<String> = []
    for target in targets {
      let isCut = try target.runsScriptBefore(request, project, host)
      let parents = target.parents.filter { $0.source == .built }
      let number = parents.map { (numbers[$0.name] ?? 0) + (isCut || scripted.contains($0.name) ? 1 : 0) }
        .max()
      numbers[target.name] = number ?? 0
      if target.postScript != nil { scripted.insert(target.name) }
      while groups.count <= number ?? 0 { groups.append([]) }
      groups[number ?? 0].append(target)
    }
  }

  /// Whether a part of the build takes from the engine what an earlier one has made.
  var isCut: Bool { groups.count > 1 }

  /// Whether that was built in front of a script and is needed behind it.
  func isAcross(_ parent: BuildTarget.Parent, of image: String) -> Bool {
    parent.source == .built && numbers[parent.name] != numbers[image]
  }
}

extension BuildTarget {
  /// Whether its pre-build script has something to do.
  func runsScriptBefore(_ request: BuildRequest, _ project: Project, _ host: BuildHost) throws -> Bool {
    guard preScript != nil else { return false }
    let isFresh = try preScriptFiles.areFresh(host, root: project.files.root)
    return request.pulls || request.forcesBase || !isFresh
  }
}
