import BuildCore
import CommandLine
import Execution
import ImageConfig

/// How much of the project a build may send to the engine: told beforehand where it is much, with what to
/// do about it.
struct BuildContext {
  /// Images that read one folder, less what one ignore file keeps out.
  private struct Group {
    /// Empty for the project itself.
    let folder: String
    var ignoreFile: String?
    var paths = ContextPaths()
    /// What a script makes for the build, on purpose.
    var expected = ContextPaths()
    var images: Set<String> = []
  }

  private static let seconds = 1.0
  private static let ignoreFile = ".dockerignore"

  private let project: Project
  private let isBuildKit: Bool
  private var groups: [[String]: Group] = [:]

  static func warnings(of draft: BuildDraft, _ host: BuildHost) throws -> [Warning] {
    let isBuildKit = host.hasBuildx || host.plainBuilder == .buildKit
    var context = BuildContext(project: draft.project, isBuildKit: isBuildKit)
    for target in draft.targets { context.add(target) }
    let deadline = Monotonic.seconds + seconds
    return try context.groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, group in
      try context.report(group, until: deadline).map(Warning.largeContext)
    }
  }

  private init(project: Project, isBuildKit: Bool) {
    self.project = project
    self.isBuildKit = isBuildKit
  }

  private mutating func add(_ target: BuildTarget) {
    for reading in target.readings(project, isBuildKit: isBuildKit, exists: { FileReader.exists($0) }) {
      let key = [reading.folder, reading.ignoreFile ?? ""]
      var group = groups[key] ?? Group(folder: reading.folder, ignoreFile: reading.ignoreFile)
      group.paths.add(reading.paths)
      if reading.folder.isEmpty {
        group.expected.add(target.preScriptFiles.outputs)
        group.images.insert(target.folder)
      }
      groups[key] = group
    }
  }

  private func report(_ group: Group, until deadline: Double) throws -> ContextReport? {
    guard !group.paths.isEmpty else { return nil }
    let bytes = try group.ignoreFile.map { try FileReader.read(path($0), limit: 1 << 20) }
    // Docker says what is wrong with one that it refuses.
    guard let rules = bytes.map(IgnoreFile.init(bytes:)) ?? IgnoreFile.none else { return nil }
    let folder = group.folder.isEmpty || group.folder.hasSuffix("/") ? group.folder : group.folder + "/"
    let (whole, isComplete) = ContextWalk.measure(
      path(folder), without: rules, of: group.paths,
      expecting: group.expected, until: deadline)
    let report = ContextReport(
      whole, in: folder, isComplete: isComplete, ignoreFile: group.ignoreFile,
      misplaced: misplaced(group))
    return report.isWorthTelling ? report : nil
  }

  /// Ignore files that stand where docker does not look, beside a Dockerfile for the most part.
  private func misplaced(_ group: Group) -> [ContextReport.Misplaced] {
    group.images.sorted().flatMap { folder in
      let right = project.files.path(folder, "Dockerfile" + Self.ignoreFile)
      let places = isBuildKit ? [Self.ignoreFile, right] : [Self.ignoreFile]
      let wrong = [project.files.path(folder, Self.ignoreFile)] + (isBuildKit ? [] : [right])
      return wrong.filter { FileReader.exists(path($0)) }
        .map { ContextReport.Misplaced(path: $0, places: places) }
    }
  }

  private func path(_ path: String) -> String {
    path.hasPrefix("/") ? path : project.files.root + "/" + path
  }
}
