import ImageConfig

/// Images in groups between which scripts stand: a `post_build_script` runs before anything is built on its image,
/// and a `pre_build_script` when all that its image stands on is there.
struct ScriptOrder {
  private(set) var groups: [[BuildTarget]] = []
  private var numbers: [String: Int] = [:]
  /// The images whose `pre_build_script` has something to do.
  private var prepared: Set<String> = []

  init() {}

  /// - Parameter targets: parents first.
  init(
    _ targets: [BuildTarget], _ request: BuildRequest, _ project: Project,
    _ modified: (String) -> Int64?
  ) throws {
    var finished: Set<String> = []
    for target in targets {
      let isPrepared = try target.needsPreparing(request, project, modified)
      let earliest = target.parents.filter { $0.source == .built }.map { parent in
        (numbers[parent.name] ?? 0) + (isPrepared || finished.contains(parent.name) ? 1 : 0)
      }
      let number = earliest.max() ?? 0
      numbers[target.name] = number
      if isPrepared { prepared.insert(target.name) }
      if target.postScript != nil { finished.insert(target.name) }
      while groups.count <= number { groups.append([]) }
      groups[number].append(target)
    }
  }

  func runsPreScript(of target: BuildTarget) -> Bool { prepared.contains(target.name) }

  /// Whether the build is in parts, of which one takes from the engine what an earlier one has made.
  var isCut: Bool { groups.count > 1 }

  /// Whether a script stands between the parent's build and the image's.
  func isAcross(_ parent: BuildTarget.Parent, of image: String) -> Bool {
    parent.source == .built && numbers[parent.name] != numbers[image]
  }
}

extension BuildTarget {
  fileprivate func needsPreparing(
    _ request: BuildRequest, _ project: Project, _ modified: (String) -> Int64?
  ) throws -> Bool {
    guard preScript != nil else { return false }
    let isFresh = try preScriptFiles.areFresh(modified, root: project.files.root)
    return request.pulls || request.forcesBase || !isFresh
  }
}
