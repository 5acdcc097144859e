import CommandLine
import ImageConfig

/// What run.cfg says of a container, in a few digits: whoever starts it again sees whether that has changed.
///
/// Of a variable of the environment its name counts and not its value, which may be a secret.
enum ConfigHash {
  static func of(_ inputs: RunInputs) -> String {
    var lines: [[String]] = []
    for key in ConfigKey.keys(.run) where key != .direct {
      guard let setting = try? inputs.setting(key) else { continue }
      lines.append([key.name, setting.text])
      guard key == .env, let entries = try? VariableSection.entries(setting, inputs.project) else {
        continue
      }
      lines += entries.map { ["env", $0.name, $0.setting.text] }
    }
    return String(SHA256.hex(lines.map(ShellText.of).joined(separator: "\n").utf8).prefix(12))
  }
}
