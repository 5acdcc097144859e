import ImageConfig

/// `env=SECTION`: a section of run.cfg whose keys, in their own case, are variables for the container.
enum VariableSection {
  static func assignments(_ setting: Setting, _ project: Project) throws -> [Word] {
    guard let section = project.files.config.section(named: setting.text) else {
      let names = project.files.config.sections.map(\.name)
      throw Setting.Problem.noSuchSection(
        setting.text, nearest: NearestName.of(setting.text, among: names), setting.origin)
    }
    let overlay = project.environment.flatMap { project.files.config.section(named: "\(setting.text)@\($0)") }
    let known = Set(section.entries.map(\.key))
    let added = overlay?.entries.filter { !known.contains($0.key) } ?? []
    let settings = project.settings(of: setting.text)
    var assignments: [Word] = []
    for entry in section.entries + added {
      guard let value = try settings.setting(entry.key) else { continue }
      let word = try value.text.isEmpty ? Word("") : project.substitution.word(of: value)
      assignments.append(Word(parts: [.literal(entry.writtenKey + "=")] + word.parts))
    }
    return assignments
  }
}
