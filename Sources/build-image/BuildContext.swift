import CommandLine
import Execution
import ImageConfig

/// How much of the project a build may send to the engine: told beforehand where it is much, with what to
/// do about it.
struct BuildContext {
  /// Images whose context has the same ignore file.
  private struct Group {
    var ignoreFile: String?
    var paths = ContextPaths()
    var folders: Set<String> = []
  }

  private static let seconds = 1.0
  private static let ignoreFile = ".dockerignore"

  private let project: Project
  private let isBuildKit: Bool

  static func warnings(
    of request: BuildRequest, _ project: Project, _ host: BuildHost
  ) throws -> [Warning] {
    let names = try request.names(project)
    let graph = try ImageGraph.reading(names, project)
    let built = request.parents == .built ? graph.edges.keys.sorted() : names
    let isBuildKit = host.hasBuildx || host.environment["DOCKER_BUILDKIT"] == "1"
    let context = BuildContext(project: project, isBuildKit: isBuildKit)
    let deadline = ContinuousClock.now + .seconds(seconds)
    return try context.groups(of: built).compactMap { group in
      try context.report(group, until: deadline).map(Warning.largeContext)
    }
  }

  private func groups(of names: [String]) throws -> [Group] {
    var groups: [String: Group] = [:]
    for image in try names.map(project.image) {
      guard let folder = image.folder else { continue }
      let file = project.files.path(folder, "Dockerfile")
      let candidates = (isBuildKit ? [file + Self.ignoreFile] : []) + [Self.ignoreFile]
      let ignoreFile = candidates.first { FileReader.exists(path($0)) }
      var group = groups[ignoreFile ?? ""] ?? Group(ignoreFile: ignoreFile)
      if isBuildKit { group.paths.add(try stages(of: image, file)) } else { group.paths = .everything }
      group.folders.insert(folder)
      groups[ignoreFile ?? ""] = group
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Those that will be built.
  private func stages(of image: Image, _ file: String) throws -> [Dockerfile.Stage] {
    let bytes = image.folder.flatMap { project.folder($0)?.dockerfile } ?? []
    let dockerfile = try Dockerfile(bytes: bytes, file: file)
    let flags = try DockerBuildFlags(image.settings.nonEmpty("build_args"), project.substitution).flags
    let target = try image.settings.nonEmpty("target").map { try project.substitution.word(of: $0).text }
    let named = [target, flags.last { $0.name == "--target" }?.value].compactMap { $0 }
    let arguments = BuildInputs(flags, project).arguments
    let builder = dockerfile.stages(neededFor: [BuildTarget.builderStage], with: arguments)
    return builder + dockerfile.stages(neededFor: named, with: arguments)
  }

  private func report(_ group: Group, until deadline: ContinuousClock.Instant) throws -> ContextReport? {
    guard !group.paths.isEmpty else { return nil }
    let bytes = try group.ignoreFile.map { try FileReader.read(path($0), limit: 1 << 20) }
    // Docker says what is wrong with one that it refuses.
    guard let rules = bytes.map(IgnoreFile.init(bytes:)) ?? IgnoreFile.none else { return nil }
    let (whole, isComplete) = ContextWalk.measure(
      project.files.root, without: rules, of: group.paths, until: deadline)
    let report = ContextReport(
      whole, isComplete: isComplete, ignoreFile: group.ignoreFile, misplaced: misplaced(group))
    return report.isWorthTelling ? report : nil
  }

  /// Ignore files that stand where docker does not look, beside a Dockerfile for the most part.
  private func misplaced(_ group: Group) -> [ContextReport.Misplaced] {
    group.folders.sorted().flatMap { folder in
      let right = project.files.path(folder, "Dockerfile" + Self.ignoreFile)
      let places = isBuildKit ? [Self.ignoreFile, right] : [Self.ignoreFile]
      let wrong = [project.files.path(folder, Self.ignoreFile)] + (isBuildKit ? [] : [right])
      return wrong.filter { FileReader.exists(path($0)) }
        .map { ContextReport.Misplaced(path: $0, places: places) }
    }
  }

  private func path(_ relative: String) -> String { project.files.root + "/" + relative }
}
