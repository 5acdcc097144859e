/// An image's name without tag and digest.
package struct Repository: Hashable, Sendable, CustomStringConvertible {
  /// The registry's host and port, where the name has one.
  package let registry: String?
  package let path: String

  /// Docker's own limit for registry and path together.
  private static let lengthLimit = 255

  package init(_ text: String) throws(ImageReference.Problem) {
    if text.isEmpty { throw .emptyName }
    var path = Substring(text)
    var registry: String?
    if let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")), Self.namesRegistry(text[..<slash]) {
      registry = String(text[..<slash])
      // The byte behind the slash, not the Character: a combining mark there is one with the slash.
      path = text[text.utf8.index(after: slash)...]
    }
    if let registry, !Self.isRegistry(registry) { throw .badRegistry(registry) }
    for component in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    where !Self.isComponent(component) {
      let component = String(Substring(component))
      throw component.utf8.contains(where: \.isUppercaseLetter)
        ? .upperCase(text) : .badComponent(component, of: text)
    }
    guard text.utf8.count <= Self.lengthLimit else { throw .nameTooLong(text) }
    self.registry = registry
    self.path = String(path)
  }

  package var description: String {
    registry.map { "\($0)/\(path)" } ?? path
  }

  /// The last part of the path.
  package var lastComponent: String {
    String(path.utf8.split(separator: UInt8(ascii: "/")).last.map { Substring($0) } ?? "")
  }

  package func appending(_ suffix: String) throws(ImageReference.Problem) -> Repository {
    try Repository(description + suffix)
  }

  /// Docker tells `localhost/x`, `host:5000/x`, `ghcr.io/x` from `library/x` by these signs.
  private static func namesRegistry(_ first: Substring) -> Bool {
    first == "localhost"
      || first.utf8.contains {
        $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0.isUppercaseLetter
      }
  }

  private static func isRegistry(_ text: String) -> Bool {
    var host = text.utf8[...]
    if host.first == UInt8(ascii: "[") {
      guard let close = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = host[..<close].dropFirst()
      host = host[close...].dropFirst()
      guard !address.isEmpty, address.allSatisfy({ $0.isHexDigit || $0 == UInt8(ascii: ":") }) else {
        return false
      }
      return host.isEmpty || isPort(host)
    }
    let name = host.prefix { $0 != UInt8(ascii: ":") }
    let port = host[name.endIndex...]
    let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let areLegal = labels.allSatisfy { label in
      label.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
        && label.first?.isAlphanumeric == true && label.last?.isAlphanumeric == true
    }
    return areLegal && (port.isEmpty || isPort(port))
  }

  private static func isPort(_ text: Substring.UTF8View) -> Bool {
    text.count > 1 && text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy(\.isDigit)
  }

  /// Lower-case letters and digits, joined by one dot, one or two underscores, or any number of dashes.
  private static func isComponent(_ text: Substring.UTF8View) -> Bool {
    let isWord = { (byte: UInt8) in byte.isLowercaseLetter || byte.isDigit }
    guard let first = text.first, let last = text.last, isWord(first), isWord(last) else { return false }
    let joints = text.split(omittingEmptySubsequences: true, whereSeparator: isWord)
    return joints.allSatisfy { joint in
      joint.elementsEqual([UInt8(ascii: ".")]) || joint.elementsEqual([UInt8(ascii: "_")])
        || joint.elementsEqual([UInt8(ascii: "_"), UInt8(ascii: "_")])
        || joint.allSatisfy { $0 == UInt8(ascii: "-") }
    }
  }
}
