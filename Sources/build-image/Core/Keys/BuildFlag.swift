import ImageConfig

/// One flag of docker's build command, with its value.
struct BuildFlag: Equatable {
  /// As docker takes them: `--label a=b`, `--no-cache`.
  let words: [String]
  /// Its long name.
  let name: String
  let value: String?

  init(_ name: String, _ value: String? = nil) {
    words = [name] + (value.map { [$0] } ?? [])
    self.name = name
    self.value = value
  }

  private static let longNames = ["-t": "--tag", "-f": "--file", "-o": "--output", "-q": "--quiet"]

  /// - Parameters:
  ///   - name: as it is written, without its value.
  ///   - words: `--label a=b`, `--label=a=b`, `-f FILE`, `-fFILE` or `-f=FILE`.
  init(name: String, words: [String]) {
    self.words = words
    self.name = Self.longNames[name] ?? name
    let joined = (words.first ?? "").utf8.dropFirst(name.utf8.count)
    if words.count > 1 {
      value = words[1]
    } else if joined.isEmpty {
      value = nil
    } else {
      value = String(Substring(joined.first == UInt8(ascii: "=") ? joined.dropFirst() : joined))
    }
  }

  /// The flags in a word of several letters, each as if it stood alone; the last one may have a value.
  static func all(names: [String], words: [String]) -> [BuildFlag] {
    guard let last = names.last, let cluster = words.first else { return [] }
    if names.count == 1 { return [BuildFlag(name: last, words: words)] }
    let joined = String(Substring(cluster.unicodeScalars.dropFirst(names.count + 1)))
    return names.dropLast().map { BuildFlag(name: $0, words: [$0]) }
      + [BuildFlag(name: last, words: [last + joined] + words.dropFirst())]
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

  /// A label that only a build may write: whoever gives another value hides what an image is made of.
  func refuseOwnLabel(_ origin: Setting.Origin) throws(Setting.Problem) {
    guard name == "--label", let label = assignment?.name ?? value, ImageLabel.isOurs(label) else { return }
    throw .ownLabel(label, origin)
  }

  var isTag: Bool { name == "--tag" }

  /// Whether a switch is on.
  var isOn: Bool { value == nil || value == "true" || value == "1" }
}
