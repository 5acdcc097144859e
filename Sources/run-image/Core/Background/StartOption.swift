import ImageConfig

/// An option of the command line that shapes a container, as a label keeps it: what it is called, and a hash of what
/// was written. That hides nothing from whoever can read the label, who can read the container's variables too; but a
/// variable that goes by its name is kept by its name.
struct StartOption: Equatable {
  /// As somebody would write it.
  let name: String
  /// None without a value, and none in labels of older versions.
  let hash: String?

  init(_ name: String, _ values: [String] = []) {
    self.name = name
    hash = values.isEmpty ? nil : String(SHA256.hex(values.joined(separator: "\0").utf8).prefix(12))
  }

  init(label: Substring) {
    let parts = label.split(separator: ":", maxSplits: 1)
    name = String(parts.first ?? "")
    hash = parts.count > 1 ? String(parts[1]) : nil
  }

  var label: String { name + (hash.map { ":\($0)" } ?? "") }

  func isOther(than one: StartOption) -> Bool {
    guard name == one.name, let hash, let other = one.hash else { return false }
    return hash != other
  }
}
