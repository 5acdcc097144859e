/// The keys of one image, laid over each other: `[DEFAULT]`, what it inherits, its own section, and
/// each of them as the environment changes it.
package struct Settings: Equatable, Sendable {
  package let section: String
  private let file: String
  private let dialect: ConfigFile.Dialect
  /// The farthest first. Sections as they are: thousands of images lay [DEFAULT] below their own.
  private let layers: [ConfigFile.Section]

  /// - Parameter inherited: the sections below the image's own, the farthest first.
  package init(
    of section: String, inheriting inherited: [String] = [], in file: ConfigFile, environment: String?
  ) {
    self.section = section
    self.file = file.path
    dialect = file.dialect
    let names = ([ConfigFile.defaultName] + inherited + [section]).flatMap { name in
      [name] + (environment.map { ["\(name)@\($0)"] } ?? [])
    }
    layers = names.compactMap(file.section(named:))
  }

  private func entry(_ key: String) -> (entry: ConfigFile.Entry, section: String)? {
    for layer in layers.reversed() {
      if let entry = layer.entry(key) { return (entry, layer.name) }
    }
    return nil
  }

  /// The value of a key, interpolated; none where nobody says it.
  package func setting(_ key: ConfigKey) throws(Setting.Problem) -> Setting? { try setting(named: key.name) }

  /// The same, where an empty value means as little as none.
  package func nonEmpty(_ key: ConfigKey) throws(Setting.Problem) -> Setting? {
    try nonEmpty(named: key.name)
  }

  package func boolean(_ key: ConfigKey) throws(Setting.Problem) -> Bool? { try boolean(named: key.name) }
}

/// For keys that somebody else names.
extension Settings {
  package func setting(named key: String) throws(Setting.Problem) -> Setting? {
    guard let (entry, section) = entry(key.lowercased()) else { return nil }
    let origin = Setting.Origin(
      location: SourceLocation(file: file, line: entry.line), section: section, key: entry.writtenKey)
    var interpolation = Interpolation(origin: origin, dialect: dialect) { self.entry($0)?.entry.value }
    return Setting(text: try interpolation.expand(entry.value, key: entry.key), origin: origin)
  }

  package func nonEmpty(named key: String) throws(Setting.Problem) -> Setting? {
    guard let setting = try setting(named: key), !setting.text.isEmpty else { return nil }
    return setting
  }

  package func boolean(named key: String) throws(Setting.Problem) -> Bool? {
    try nonEmpty(named: key)?.boolean()
  }
}
