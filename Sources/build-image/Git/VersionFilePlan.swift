import CommandLine
import ImageConfig

/// The file with the project's version: whether a build needs it, and the step that writes it.
struct VersionFilePlan {
  private let project: Project
  private let host: BuildHost
  private let reading: VersionConfig.Reading

  init(_ project: Project, _ host: BuildHost) throws {
    self.project = project
    self.host = host
    reading = try VersionConfig.read(
      pyproject: project.files.pyproject, setup: project.files.setupConfig)
  }

  var warnings: [Warning] { reading.invalid.map { [.invalidTOML($0)] } ?? [] }

  /// For `--version-file`: the file and nothing else. Its result is the version.
  func plan() throws -> Plan {
    let file = try file()
    return Plan(
      directory: project.files.root, steps: steps(file), warnings: warnings,
      result: file.version.map { [ShellText.shown($0)] } ?? [])
  }

  /// What stands in front of a build. Tags of two libraries end none: then the file tells no version.
  func steps(before targets: [BuildTarget]) throws -> (steps: [Step], warnings: [Warning]) {
    let isWanted = try project.settings(of: "project").boolean("version_file")
    guard isWanted ?? (reading.config != nil || targets.contains(where: \.copiesVersionFile)) else {
      return ([], warnings)
    }
    do { return (steps(try file()), warnings) } catch VersionProblem.severalConfigs(let one, let other) {
      return (steps(try file(.standard, root: project.files.root)), warnings + [.severalVersions(one, other)])
    }
  }

  /// A file that would stay as it is is not touched: its time is part of what it is to some.
  private func steps(_ file: VersionFile) -> [Step] {
    let contents = file.contents
    if host.content(path(VersionFile.name, root: project.files.root)) == contents { return [] }
    return [.write(PlannedFile(path: VersionFile.name, contents: contents, isTemporary: false))]
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
    dockerfile.stages.flatMap(\.copiedPaths).contains { path in
      path.utf8.split(separator: UInt8(ascii: "/")).last.map { $0.elementsEqual(VersionFile.name.utf8) }
        ?? false
    }
  }
}
