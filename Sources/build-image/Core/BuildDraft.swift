import CommandLine
import ImageConfig

/// What is to be built, as far as the project says it: before anybody is asked, and with what has to be asked.
package struct BuildDraft {
  package let request: BuildRequest
  package let project: Project
  /// Parents first.
  package let targets: [BuildTarget]
  /// Between which images scripts stand, by the files' times.
  let order: ScriptOrder
  /// An image that takes a parent from the engine, where not every builder sees it.
  let fromEngine: (image: String, parent: ImageReference)?
  /// Whether a parent is lent a tag for the time of a build.
  package let lendsTags: Bool

  /// - Parameter host: as far as it is known without a question.
  package init(_ request: BuildRequest, _ project: Project, _ host: BuildHost) throws {
    self.request = request
    self.project = project
    targets = try BuildOrder.targets(request.names(project), request, project)
    // Labels say nothing of scripts.
    order =
      request.printsLabels
      ? ScriptOrder() : try ScriptOrder(targets, request, project, host.modified)
    fromEngine = BuildPhases.fromEngine(targets, environment: host.environment)
    lendsTags = targets.contains { !$0.lent(buildx: host.hasBuildx).isEmpty }
  }

  /// What images are made of, with all that is known of it.
  package func origins(_ host: BuildHost) -> [String: ImageOrigin] {
    var host = host
    host.changed.formUnion(restated(host))
    return ImageOrigin.all(targets, project, host)
  }

  /// What no commit has of images and of what they are built on, a line each.
  package func changes(_ host: BuildHost) -> [String: [String]] {
    let restated = restated(host)
    var changes: [String: [String]] = [:]
    for target in targets {
      let own = host.changes[target.name] ?? []
      let config = restated.contains(target.name) ? ["\(project.files.config.path): changed"] : []
      let below = target.parents.flatMap { changes[$0.name] ?? [] }
      changes[target.name] = Set(own + config + below).sorted()
    }
    return changes
  }

  /// The images of which run.cfg says something else than the commit's own run.cfg does; all, where that one says
  /// nothing that makes sense.
  private func restated(_ host: BuildHost) -> Set<String> {
    guard let committed = host.committedConfig else { return [] }
    let names = Set(targets.map(\.name))
    guard let config = try? ConfigFile(bytes: committed, path: project.files.config.path),
      let before = try? project.with(config: config),
      let old = try? BuildOrder.targets(request.names(before), request, before)
    else { return names }
    let (was, now) = (ImageOrigin.all(old, before, host), ImageOrigin.all(targets, project, host))
    return names.filter { was[$0]?.inputs != now[$0]?.inputs }
  }
}

/// What decides something, and has to be asked.
extension BuildDraft {
  /// What the images are called that somebody asked for.
  package var askedReferences: [String] { targets.filter(\.isAsked).map(\.reference.description) }

  /// Whether shell lines of the project's authors run beside the builds.
  package var hasScripts: Bool { targets.contains { order.runsPreScript(of: $0) || $0.postScript != nil } }

  /// All that its builds tag.
  package var references: [String] { targets.flatMap(\.references).map(\.description) }

  /// How Dockerfiles call the parents.
  package var writtenParents: [String] { targets.flatMap(\.parents).map(\.written) }

  /// The images that are neither stages nor built here, as Dockerfiles call them, and the parents that this run
  /// leaves.
  package var neededImages: [String] {
    let bases = targets.flatMap { target in
      let inputs = target.inputs(project)
      return target.neededImages(project).compactMap { image -> String? in
        guard case .reference(let name) = image else { return nil }
        return inputs.image(behind: name)
      }
    }
    return bases.filter { $0 != "scratch" && (try? ImageReference($0)) != nil }
      + otherParents.map(\.reference.description)
  }

  /// Those that this run does not build.
  package var otherParents: [BuildTarget.Parent] {
    targets.flatMap(\.parents).filter { $0.source != .built }
  }

  /// Whether it matters what is built where nobody says a platform.
  package var needsNativePlatform: Bool { SaidPlatforms(targets, project).needNative }

  /// Whether what builds must see the engine's images.
  package var takesFromEngine: Bool { fromEngine != nil || order.isCut }

  package var needsIndex: Bool { targets.contains { $0.needsIndex(project) } }

  package var usesCache: Bool { targets.contains(where: \.usesCache) }
}
