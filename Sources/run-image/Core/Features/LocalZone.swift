import CommandLine
import ImageConfig

/// `timezone=`: clocks and logs in a container tell the time of whoever looks at them.
package enum LocalZone {
  static let variable = "TZ"

  static func assignment(_ inputs: RunInputs) throws(Setting.Problem) -> Word? {
    switch try inputs.choice(.timezone) {
    case .off: return nil
    case .these(let words, let origin):
      guard words.count == 1, let word = words.first else { throw .notOneWord(words.map(\.text), origin) }
      return Word(parts: [.literal(variable + "=")] + word.parts)
    case .standard:
      if inputs.world.environment[variable]?.isEmpty == false { return Word(variable) }
      // Containers have UTC anyway.
      return inputs.host.timeZone.flatMap {
        ["Etc/UTC", "UTC"].contains($0) ? nil : Word("\(variable)=\($0)")
      }
    }
  }

  /// The zone's name in what `/etc/localtime` leads to.
  package static func name(in path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    // Some systems keep the same zones with other leap seconds below one more folder.
    guard let folder = parts.firstIndex(where: { $0.hasPrefix("zoneinfo") }) else { return nil }
    let name = parts[(folder + 1)...].drop { $0 == "posix" || $0 == "right" }
    return name.isEmpty ? nil : name.joined(separator: "/")
  }
}
