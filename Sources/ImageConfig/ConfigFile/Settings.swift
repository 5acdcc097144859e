/// The keys of one image, laid over each other: `[DEFAULT]`, what it inherits, its own section, and
/// each of them as the environment changes it.
public struct Settings: Equatable, Sendable {
  public let section: String
  private let file: String
  private var entries: [String: Layered] = [:]

  private struct Layered: Equatable, Sendable {
    var entry: ConfigFile.Entry
    var section: String
  }

  /// - Parameter inherited: the sections below the image's own, the farthest first.
  public init(
    of section: String, inheriting inherited: [String] = [], in file: ConfigFile, environment: String?
  ) {
    self.section = section
    self.file = file.path
    for name in [ConfigFile.defaultName] + inherited + [section] {
      lay(file.section(named: name))
      if let environment { lay(file.section(named: "\(name)@\(environment)")) }
    }
  }

  private mutating func lay(_ section: ConfigFile.Section?) {
    guard let section else { return }
    for entry in section.entries { entries[entry.key] = Layered(entry: entry, section: section.name) }
  }

  /// The value of a key, interpolated; none where nobody says it.
  public func setting(_ key: String) throws(Setting.Problem) -> Setting? {
    guard let layered = entries[key.lowercased()] else { return nil }
    let origin = origin(of: layered)
    var interpolation = Interpolation(origin: origin) { entries[$0]?.entry.value }
    return Setting(
      text: try interpolation.expand(layered.entry.value, key: layered.entry.key), origin: origin)
  }

  /// The same, where an empty value means as little as none.
  public func nonEmpty(_ key: String) throws(Setting.Problem) -> Setting? {
    guard let setting = try setting(key), !setting.text.isEmpty else { return nil }
    return setting
  }

  public func boolean(_ key: String) throws(Setting.Problem) -> Bool? {
    try nonEmpty(key)?.boolean()
  }

  private func origin(of layered: Layered) -> Setting.Origin {
    Setting.Origin(
      location: SourceLocation(file: file, line: layered.entry.line), section: layered.section,
      key: layered.entry.writtenKey)
  }
}
