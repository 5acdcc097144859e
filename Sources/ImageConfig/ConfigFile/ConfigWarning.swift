/// Something in run.cfg that nobody reads: most likely a slip of the finger.
package enum ConfigWarning: Equatable, Sendable {
  case unknownKey(String, section: String, nearest: String?, SourceLocation)
  case unknownSection(String, nearest: String?, hasName: Bool = false, SourceLocation)
}

extension Project {
  /// Everything in run.cfg that has no effect, in the order of the file.
  package func warnings() -> [ConfigWarning] {
    let config = files.config
    let interpolated = Self.interpolatedKeys(in: config)
    let images = Set(folderNames + syntheticNames + externalNames + files.folders.map(\.name))
    let variableSections = Set(
      ([config.defaults] + config.sections).flatMap(\.entries).filter { $0.key == "env" }.map(\.value))
    let places = [
      "project": ConfigKey.Place.project, "publish": .publishSection, "run_image": .runImage,
      "run-image": .runImage,
    ]

    let names = images.sorted() + places.keys.sorted()

    var warnings: [ConfigWarning] = []
    for section in [config.defaults] + config.sections {
      let base = ConfigFile.split(section.name).base
      let keys: [ConfigKey]
      if variableSections.contains(section.name) || variableSections.contains(base) {
        continue
      } else if base == ConfigFile.defaultName {
        keys = ConfigKey.all
      } else if let place = places[base] {
        keys = ConfigKey.keys(place)
      } else if images.contains(base) {
        keys = ConfigKey.all.filter(\.place.isImage)
      } else {
        let nearest = warnings.count < Self.suggestionLimit ? NearestName.of(base, among: names) : nil
        warnings.append(
          .unknownSection(
            section.name, nearest: nearest, hasName: section.entry("name") != nil,
            SourceLocation(file: config.path, line: section.line)))
        continue
      }
      let known = Self.spellings(keys)
      for entry in section.entries where !interpolated.contains(entry.key) && !known.contains(entry.key) {
        let nearest =
          warnings.count < Self.suggestionLimit
          ? NearestName.of(entry.writtenKey, among: keys.map(\.name)) : nil
        warnings.append(
          .unknownKey(
            entry.writtenKey, section: section.name, nearest: nearest,
            SourceLocation(file: config.path, line: entry.line)))
      }
    }
    return warnings
  }

  /// Thousands of unknown names are no slips of the finger, and comparing takes its time.
  private static let suggestionLimit = 100

  private static func spellings(_ keys: [ConfigKey]) -> Set<String> {
    let names = keys.map { $0.name.lowercased() }
    return Set(names).union(
      keys.filter { $0.place == .run }.map { $0.name.lowercased() + ConfigKey.dockedSuffix })
  }

  /// Keys that others name by `%(key)s`: they need no meaning of their own.
  private static func interpolatedKeys(in config: ConfigFile) -> Set<String> {
    var names: Set<String> = []
    for entry in ([config.defaults] + config.sections).flatMap(\.entries) {
      var rest = entry.value.utf8[...]
      while let open = rest.firstIndex(of: UInt8(ascii: "%")) {
        rest = rest[open...].dropFirst()
        guard let (name, after) = Interpolation.reference(at: rest) else { continue }
        names.insert(name.lowercased())
        rest = after
      }
    }
    return names
  }
}
