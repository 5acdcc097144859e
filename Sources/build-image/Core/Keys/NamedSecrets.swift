import ImageConfig

/// Secrets that are a variable's value: where that is not set, docker takes an empty one, and a step that was made
/// with it is never made again.
enum NamedSecrets {
  static func check(_ target: BuildTarget, _ project: Project, _ environment: [String: String]) throws {
    for (key, flags) in [(ConfigKey.secrets, target.keys.flags), (.buildArgs, target.flags.flags)] {
      let missing = flags.filter { $0.name == "--secret" }.compactMap { variable($0.value ?? "") }
        .first { (environment[$0] ?? "").isEmpty }
      guard let missing else { continue }
      let setting = try project.image(target.name).settings.nonEmpty(key)
      throw Setting.Problem.secretNotSet(missing, setting?.origin ?? .commandLine(key))
    }
  }

  /// The name behind `env=`, or that of the secret where its type says so; none for a file.
  static func variable(_ value: String) -> String? {
    var fields: [String: String] = [:]
    for field in CSVFields.of(value.utf8) ?? [] {
      guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: field[..<equals], as: UTF8.self).lowercased()
      fields[name] = String(decoding: field[equals...].dropFirst(), as: UTF8.self)
    }
    if let variable = fields["env"] { return variable }
    return fields["type"] == "env" ? fields["src"] ?? fields["source"] ?? fields["id"] : nil
  }
}
