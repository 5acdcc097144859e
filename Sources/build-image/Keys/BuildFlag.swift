import ImageConfig

/// One flag of docker's build command, with its value.
struct BuildFlag: Equatable {
  /// As docker takes them: `--label a=b`, `--no-cache`.
  let words: [String]
  /// Its long name; none where short letters are joined to each other or to a value.
  let name: String?
  let value: String?

  init(_ name: String, _ value: String? = nil) {
    words = [name] + (value.map { [$0] } ?? [])
    self.name = name
    self.value = value
  }

  private static let longNames = ["-t": "--tag", "-f": "--file", "-o": "--output", "-q": "--quiet"]

  /// - Parameters: what a list of flags tells of one.
  init(names: [String], words: [String]) {
    self.words = words
    guard names.count == 1, let name = names.first else {
      self.name = nil
      value = nil
      return
    }
    if words.count > 1 {
      self.name = Self.longNames[name] ?? name
      value = words[1]
    } else if words.first == name {
      self.name = Self.longNames[name] ?? name
      value = nil
    } else if name.utf8.starts(with: "--".utf8) {
      self.name = name
      value = words.first.map { String(Substring($0.utf8.dropFirst(name.utf8.count + 1))) }
    } else {
      self.name = nil
      value = nil
    }
  }

  /// `NAME=value` as two; none where it has no value of its own.
  var assignment: (name: String, value: String)? {
    guard let value, let equals = value.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    return (String(value[..<equals]), String(Substring(value.utf8[equals...].dropFirst())))
  }

  /// Whether a switch is on.
  var isOn: Bool { value == nil || value == "true" || value == "1" }
}
