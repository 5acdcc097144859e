import ImageConfig

/// Every key of a section, read in every way that an executable has.
struct SettingsChecker {
  private let project: Project
  private let input: [UInt8]

  init(_ project: Project, _ input: [UInt8]) {
    self.project = project
    self.input = input
  }

  func check(_ settings: Settings) throws(Failure) {
    for key in ConfigKey.all {
      for name in key.place == .run ? [key.name, key.name + ConfigKey.dockedSuffix] : [key.name] {
        do {
          if let setting = try settings.setting(named: name) { try check(setting) }
        } catch let failure as Failure {
          throw failure
        } catch {
          try Explanation.check(error, input)
        }
      }
    }
  }

  private func check(_ setting: Setting) throws(Failure) {
    _ = setting.names
    let full = project.substitution.adding(["image": "-x y", "tag": "", "account": "'", "region": "\""])
    try attempt { _ = try setting.boolean() }
    try attempt { _ = try full.word(of: setting) }
    for element in JSONWords.parse(setting.text) ?? [] {
      try attempt { _ = try full.word(verbatim: element, setting.origin) }
    }
    try attempt {
      let words = try full.words(of: setting)
      try FlagChecker(input).check(words, setting.origin)
    }
    try attempt { _ = try full.strict.list(of: setting) }
    try attempt { try checkStaysOneWord(setting, full.withoutVariables) }
  }

  /// What is put in makes neither another word nor a flag.
  private func checkStaysOneWord(_ setting: Setting, _ substitution: Substitution) throws {
    let plain = try Substitution(braces: [:], variables: nil).words(of: setting)
    let full = try substitution.words(of: setting)
    if plain.count != full.count {
      throw Failure("\(plain.count) words, \(full.count) when names are put in", setting.text)
    }
    for (plain, full) in zip(plain, full) where full.isFlag && !plain.text.utf8.starts(with: "-".utf8) {
      throw Failure("a flag was put in: \(full.text.debugDescription)", setting.text)
    }
  }

  private func attempt(_ body: () throws -> Void) throws(Failure) {
    do {
      try body()
    } catch let failure as Failure {
      throw failure
    } catch {
      try Explanation.check(error, input)
    }
  }
}
