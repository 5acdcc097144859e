@testable import ImageConfig

extension ConfigFile {
  init(_ text: String) throws(Problem) {
    try self.init(bytes: Array(text.utf8), path: "run.cfg")
  }

  /// Each key behind its section, `[DEFAULT]` first; a section without keys by its name alone.
  var shown: [String] {
    let own = sections.flatMap { section in section.entries.isEmpty ? [section.name] : section.shown }
    return defaults.shown + own
  }
}

extension ConfigFile.Section {
  var shown: [String] { entries.map { "\(name) \($0.key)=\($0.value)" } }
}

/// A place in the config of the tests.
func line(_ number: Int?) -> ImageConfig.SourceLocation {
  ImageConfig.SourceLocation(file: "run.cfg", line: number)
}

/// A key of the config of the tests.
func origin(_ number: Int, _ section: String, _ key: String) -> Setting.Origin {
  Setting.Origin(location: line(number), section: section, key: key)
}
