import ImageConfig

/// The keys of an image's section that are a flag of docker's build command each.
struct BuildKeys: Equatable {
  let flags: [BuildFlag]

  init(_ settings: Settings, _ substitution: Substitution) throws {
    var flags: [BuildFlag] = []
    for (key, flag) in [(ConfigKey.labels, "--label"), (.contexts, "--build-context")] {
      for (word, origin) in try Self.words(key, flag, settings, substitution) {
        guard BuildFlag(flag, word).assignment?.name.isEmpty == false else {
          throw Setting.Problem.notAssignment(word, origin)
        }
        flags.append(BuildFlag(flag, word))
        try flags.last?.refuseOwnLabel(origin)
      }
    }
    for (word, origin) in try Self.words(.secrets, "--secret", settings, substitution) {
      flags.append(BuildFlag("--secret", try Self.secret(word, origin)))
    }
    flags += try Self.words(.ssh, "--ssh", settings, substitution).map { BuildFlag("--ssh", $0.word) }
    let platforms = try Self.words(.platforms, "--platform", settings, substitution)
      .flatMap { $0.word.split(separator: ",").map(String.init) }
    if !platforms.isEmpty { flags.append(BuildFlag("--platform", platforms.joined(separator: ","))) }
    if let network = try settings.nonEmpty(.buildNetwork) {
      flags.append(BuildFlag("--network", try substitution.word(of: network).text))
    }
    if try settings.boolean(.noCache) == true { flags.append(BuildFlag("--no-cache")) }
    self.flags = flags
  }

  /// The values of a key, each with or without its flag in front.
  private static func words(
    _ key: ConfigKey, _ flag: String, _ settings: Settings, _ substitution: Substitution
  ) throws -> [(word: String, origin: Setting.Origin)] {
    guard let setting = try settings.nonEmpty(key) else { return [] }
    let words = try substitution.list(of: setting)
    return try FlagList(words, switches: [], origin: setting.origin).items.map { item in
      switch item {
      case .bare(let word):
        if word.looksLikeFlag { throw Setting.Problem.flagFromValue(flag: word.text, setting.origin) }
        return (word.text, setting.origin)
      case .flag(let names, let words):
        let written = BuildFlag(name: names.first ?? "", words: words.map(\.text))
        guard written.name == flag, let value = written.value else {
          throw Setting.Problem.notAllowed(names.joined(separator: " "), allowed: [flag], setting.origin)
        }
        return (value, setting.origin)
      }
    }
  }

  /// `TOKEN` is the variable of that name, `NAME=FILE` a file, and `id=…` docker's own way to say it.
  private static func secret(_ word: String, _ origin: Setting.Origin) throws -> String {
    if word.utf8.starts(with: "id=".utf8) { return word }
    guard let (name, file) = BuildFlag("--secret", word).assignment else { return "id=\(word),env=\(word)" }
    guard !name.isEmpty, !file.isEmpty else { throw Setting.Problem.notAssignment(word, origin) }
    return BuildSecrets.csv(id: name, file: file)
  }
}
