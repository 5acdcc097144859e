import ImageConfig

/// `env=SECTION`: a section of run.cfg whose keys, in their own case, are variables for the container.
enum VariableSection {
  static func assignments(_ setting: Setting, _ project: Project) throws -> [Word] {
    try entries(setting, project).map { name, value in
      let word = try value.text.isEmpty ? Word("") : project.valueSubstitution.word(of: value)
      return Word(parts: [.literal(name + "=")] + word.parts)
    }
  }

  static func entries(_ setting: Setting, _ project: Project) throws -> [(name: String, setting: Setting)] {
    guard let section = project.files.config.section(named: setting.text) else {
      let names = project.files.config.sections.map(\.name)
      throw Setting.Problem.noSuchSection(
        setting.text, nearest: NearestName.of(setting.text, among: names), setting.origin)
    }
    let overlay = project.environment.flatMap { project.files.config.section(named: "\(setting.text)@\($0)") }
    let known = Set(section.entries.map(\.key))
    let added = overlay?.entries.filter { !known.contains($0.key) } ?? []
    let settings = project.settings(of: setting.text)
    return try (section.entries + added).compactMap { entry in
      try settings.setting(named: entry.key).map { (entry.writtenKey, $0) }
    }
  }
}
