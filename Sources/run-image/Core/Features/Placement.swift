import ImageConfig

/// `workdir=`, `hostname=`, `restart=`, `env_file=` and `devices=`: one flag of docker run for each word.
enum Placement {
  static func flags(_ inputs: RunInputs) throws(Setting.Problem) -> RunFlags {
    var flags = RunFlags.none
    for key in [ConfigKey.workdir, .hostname] {
      guard let setting = try inputs.setting(key) else { continue }
      flags.add("--" + key.name, try inputs.word(setting).text)
    }
    if let policy = try restart(inputs) { flags.add("--restart", policy) }
    if let setting = try inputs.setting(.devices) {
      let words = try inputs.words(setting)
      flags.add(try RunFlags(words, key: .devices, missingFlag: "--device", origin: setting.origin))
    }
    return flags
  }

  /// docker refuses it with `--rm`, and who looks on starts things again himself.
  private static func restart(_ inputs: RunInputs) throws(Setting.Problem) -> String? {
    guard let setting = try inputs.setting(.restart) else { return nil }
    let policy = try inputs.word(setting).text
    let policies = ["no", "on-failure", "always", "unless-stopped"]
    let count = policy.hasPrefix("on-failure:") ? policy.utf8.dropFirst("on-failure:".utf8.count) : nil
    let isCounted = count.map { !$0.isEmpty && $0.allSatisfy(\.isDigit) } ?? false
    guard policies.contains(policy) || isCounted else {
      throw .notAllowed(policy, allowed: policies, setting.origin)
    }
    return inputs.request.keeps ? policy : nil
  }

  /// In front of the other variables, which win.
  static func variableFiles(_ inputs: RunInputs) throws(Setting.Problem) -> RunFlags {
    guard let setting = try inputs.setting(.envFile) else { return .none }
    let words = try inputs.words(setting)
    for word in words where !inputs.isThere(word.text) { throw .noSuchFile(word.text, setting.origin) }
    return try RunFlags(words, key: .envFile, missingFlag: "--env-file", origin: setting.origin)
  }
}
