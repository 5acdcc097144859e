import ImageConfig

/// One flag of docker's build command, with its value.
struct BuildFlag: Equatable {
  /// As docker takes them: `--label a=b`, `--no-cache`.
  let words: [String]
  /// Its long name; none where there is no flag.
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
      // `-fFILE`, or `-f=FILE`
      self.name = Self.longNames[name] ?? name
      let joined = words.first.map { $0.utf8.dropFirst(name.utf8.count) }
      value = joined.map { String(Substring($0.first == UInt8(ascii: "=") ? $0.dropFirst() : $0)) }
    }
  }

  /// The flags in a word of several letters, each as if it stood alone; the last one may have a value.
  static func all(names: [String], words: [String]) -> [BuildFlag] {
    guard names.count > 1, let last = names.last, let cluster = words.first else {
      return [BuildFlag(names: names, words: words)]
    }
    let joined = String(Substring(cluster.unicodeScalars.dropFirst(names.count + 1)))
    let own = last + joined
    return names.dropLast().map { BuildFlag(names: [$0], words: [$0]) }
      + [BuildFlag(names: [last], words: [own] + words.dropFirst())]
  }

  /// `NAME=value` as two; none where it has no value of its own.
  var assignment: (name: String, value: String)? {
    guard let value, let equals = value.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    return (String(value[..<equals]), String(Substring(value.utf8[equals...].dropFirst())))
  }

  /// - Parameter reference: in the familiar form.
  func isContext(of reference: String) -> Bool {
    name == "--build-context" && assignment.map { ImageReference.familiar($0.name) == reference } == true
  }

  /// Whether a switch is on.
  var isOn: Bool { value == nil || value == "true" || value == "1" }
}
