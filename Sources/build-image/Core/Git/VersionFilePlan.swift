import CommandLine
import ImageConfig

/// The file with the project's version: whether a build needs it, and the step that writes it.
package struct VersionFilePlan {
  package typealias Writing = (steps: [Step], warnings: [Warning])

  private let project: Project
  private let host: BuildHost
  private let reading: VersionConfig.Reading

  package init(_ project: Project, _ host: BuildHost) throws {
    self.project = project
    self.host = host
    reading = try VersionConfig.read(
      pyproject: project.files.pyproject, setup: project.files.setupConfig)
  }

  var warnings: [Warning] { reading.invalid.map { [.invalidTOML($0)] } ?? [] }

  /// For `--version-file`: the file and nothing else. Its result is the version.
  package func plan() throws -> Plan {
    let file = try file()
    let writing = writing(file)
    return Plan(
      directory: project.files.root, steps: writing.steps, warnings: warnings + writing.warnings,
      result: file.version.map { [ShellText.shown($0)] } ?? [])
  }

  /// What stands in front of a build. Tags of two libraries end none: then the file tells no version.
  package func steps(before targets: [BuildTarget]) throws -> Writing {
    let isWanted = try project.settings(of: "project").boolean(.versionFile)
    guard isWanted ?? (reading.config != nil || targets.contains(where: \.copiesVersionFile)) else {
      return ([], warnings)
    }
    var warnings = warnings
    let file: VersionFile
    do { file = try self.file() } catch VersionProblem.severalConfigs(let one, let other) {
      file = try self.file(.standard, root: project.files.root)
      warnings.append(.severalVersions(one, other))
    }
    let writing = writing(file)
    return (writing.steps, warnings + writing.warnings)
  }

  /// A file that would stay as it is is not touched: its time is part of what it is to some.
  private func writing(_ file: VersionFile) -> (steps: [Step], warnings: [Warning]) {
    let contents = file.contents
    if host.content(path(VersionFile.name, root: project.files.root)) == contents { return ([], []) }
    return (
      [.write(PlannedFile(path: VersionFile.name, contents: contents, isTemporary: false))], notices
    )
  }

  /// What git should be told of the file: once, before the first one, or as long as somebody has it committed.
  private var notices: [Warning] {
    let root = project.files.root
    let git = { (words: [String]) in host.git(["-C", root] + words + ["--", VersionFile.name]) }
    guard let committed = git(["ls-tree", "-z", "--name-only", "HEAD"]) else { return [] }
    if !committed.isEmpty { return [.versionFileCommitted] }
    let isFirst = host.modified(path(VersionFile.name, root: root)) == nil
    return isFirst && git(["check-ignore", "-q"]) == nil ? [.versionFileNotIgnored] : []
  }

  private func file() throws -> VersionFile {
    let root = project.files.root
    if let config = reading.config { return try file(config, root: root) }
    let file = try file(.standard, root: root)
    guard file.isUntagged, let library = try InnerVersion(root: root, host: host).library() else {
      return file
    }
    return try self.file(library.config, root: root + "/" + library.folder)
  }

  private func file(_ config: VersionConfig, root: String) throws -> VersionFile {
    if let source = config.source, let bytes = host.content(path(source, root: root)),
      let value = try VersionSource.value(in: bytes, path: source, tagPrefix: config.tagPrefix)
    {
      return VersionFile(value)
    }
    let version =
      try GitVersion(config: config, root: root, host: host).version()
      ?? config.folderPrefix.flatMap { FolderVersion.version(root: root, prefix: $0) } ?? .unknown
    return VersionFile(version.value)
  }

  private func path(_ file: String, root: String) -> String {
    file.hasPrefix("/") ? file : root + "/" + file
  }
}

extension BuildTarget {
  var copiesVersionFile: Bool {
    dockerfile.stages.flatMap(\.copiedPaths).contains { OwnFiles.isVersionFile($0) }
  }
}
