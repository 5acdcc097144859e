import ImageConfig

/// How a project wants its version told: versioneer's settings, from where versioneer reads them.
package struct VersionConfig: Equatable, Sendable {
  /// As written: whether there is such a style matters only where git tells the version.
  package var style: Setting
  /// `versionfile_source`: where an archive, or an earlier run, left a version; relative to the root.
  package var source: String?
  package var tagPrefix: String
  /// `parentdir_prefix`, where the name of the folder may tell the version.
  package var folderPrefix: String?

  /// That of a project without versioneer.
  package static let standard = VersionConfig(
    style: Setting(commandLine: "", key: "style"), source: nil, tagPrefix: "", folderPrefix: nil)

  /// What a project's files say: nothing, where it does without versioneer.
  package struct Reading: Equatable, Sendable {
    package var config: VersionConfig?
    /// Where pyproject.toml ceases to be TOML, so that it does not count.
    package var invalid: SourceLocation?
  }

  /// `[tool.versioneer]` of pyproject.toml, else `[versioneer]` of setup.cfg. A file that never says
  /// versioneer says nothing about it, whatever is wrong with that file.
  package static func read(pyproject: [UInt8]?, setup: [UInt8]?) throws -> Reading {
    var reading = Reading()
    if let pyproject {
      do {
        if let table = try table(in: pyproject) { return Reading(config: try VersionConfig(table)) }
      } catch  where pyproject.firstIndex(of: versioneer) == nil {
      } catch let error as TOMLReader.Invalid {
        reading.invalid = SourceLocation(file: Self.pyproject.file, line: error.line)
      }
    }
    guard let setup, setup.firstIndex(of: versioneer) != nil else { return reading }
    let file = try ConfigFile(bytes: setup, path: "setup.cfg", dialect: .python)
    guard file.section(named: versioneer) != nil else { return reading }
    reading.config = try VersionConfig(Settings(of: versioneer, in: file, environment: nil))
    return reading
  }

  private static let versioneer = "versioneer"

  /// None where there is no table, or an empty one.
  private static func table(in pyproject: [UInt8]) throws -> TOMLTable? {
    guard String(validating: pyproject, as: UTF8.self) != nil else {
      throw VersionProblem.notUTF8(Self.pyproject)
    }
    guard let tool = try TOMLReader.read(pyproject).value("tool") else { return nil }
    guard case .table(let tools) = tool else { throw VersionProblem.noTable("tool", Self.pyproject) }
    guard let value = tools.value(versioneer), !value.isNothing else { return nil }
    guard case .table(let table) = value else {
      throw VersionProblem.noTable("tool.versioneer", Self.pyproject)
    }
    return table
  }

  private static let pyproject = SourceLocation(file: "pyproject.toml")

  private init(style: Setting, source: String?, tagPrefix: String, folderPrefix: String?) {
    self.style = style
    self.source = source
    self.tagPrefix = tagPrefix
    self.folderPrefix = folderPrefix
  }

  private init(_ table: TOMLTable) throws {
    try self.init { key throws(VersionProblem) in
      guard let value = table.value(key) else { return nil }
      let origin = Setting.Origin(location: Self.pyproject, section: "tool.versioneer", key: key)
      // What is false to Python says no style and no folder.
      if value.isNothing, key == "style" || key == "parentdir_prefix" {
        return Setting(text: "", origin: origin)
      }
      guard case .string(let text) = value else { throw .notText(origin) }
      return Setting(text: text, origin: origin)
    } missing: { key in
      .missing(Setting.Origin(location: Self.pyproject, section: "tool.versioneer", key: key))
    }
  }

  private init(_ settings: Settings) throws {
    try self.init {
      try settings.setting(named: $0)
    } missing: { key in
      .missing(
        Setting.Origin(location: SourceLocation(file: "setup.cfg"), section: settings.section, key: key))
    }
    // Read by versioneer as well, if to no effect here.
    _ = try settings.setting(named: "versionfile_build")
    let booleans: Set = ["1", "yes", "true", "on", "0", "no", "false", "off"]
    if let verbose = try settings.setting(named: "verbose"), !booleans.contains(verbose.text.lowercased()) {
      throw Setting.Problem.notBoolean(verbose.text, verbose.origin)
    }
  }

  private init(_ setting: (String) throws -> Setting?, missing: (String) -> VersionProblem) throws {
    guard let system = try setting("VCS") else { throw missing("VCS") }
    guard system.text == "git" else {
      throw Setting.Problem.notAllowed(system.text, allowed: ["git"], system.origin)
    }
    guard let source = try setting("versionfile_source") else { throw missing("versionfile_source") }
    let prefix = try setting("tag_prefix")
    for setting in [source, prefix].compactMap(\.self) where setting.text.utf8.contains(0) {
      throw VersionProblem.zeroByte(setting.origin)
    }
    let tagPrefix = prefix?.text ?? ""
    let folderPrefix = try setting("parentdir_prefix")?.text ?? ""
    self.init(
      style: try setting("style") ?? Self.standard.style, source: source.text,
      tagPrefix: ["''", "\"\""].contains(tagPrefix) ? "" : tagPrefix,
      folderPrefix: folderPrefix.isEmpty ? nil : folderPrefix)
  }
}

extension Collection<UInt8> {
  /// Where a text begins.
  func firstIndex(of text: String) -> Index? {
    var rest = self[...]
    while let start = rest.firstIndex(of: text.utf8.first ?? 0) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) { return start }
      rest = rest.dropFirst()
    }
    return nil
  }
}
