/// A destination that ssh understands: `[user@]host`, a name from its config, or an `ssh://` address.
package struct Host: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package enum Problem: Error, Equatable {
    case empty
    case looksLikeOption(String)
    case illegalCharacter(Character, in: String)
    case tooLong
  }

  package init(_ text: String) throws(Problem) {
    if text.isEmpty { throw .empty }
    guard text.utf8.count <= 1024 else { throw .tooLong }
    let address = text.hasPrefix("ssh://") ? text.dropFirst(6) : text[...]
    let host =
      address.utf8.lastIndex(of: UInt8(ascii: "@"))
      .map { address[address.utf8.index(after: $0)...] } ?? address
    if host.isEmpty { throw .empty }
    // Bytes: with a mark behind it, a dash is another Character.
    if [text[...], address, host].contains(where: { $0.utf8.first == UInt8(ascii: "-") }) {
      throw .looksLikeOption(text)
    }
    // ssh hands the name to a shell where its config has a ProxyCommand or a Match exec with %h.
    if let bad = text.unicodeScalars.first(where: { !Self.isLegal($0) }) {
      throw .illegalCharacter(Character(bad), in: text)
    }
    description = text
  }

  private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    guard let byte = UInt8(exactly: scalar.value), scalar.isASCII else {
      return scalar.properties.isAlphabetic
    }
    return byte.isAlphanumeric || "-_.:@%+[]/~,".utf8.contains(byte)
  }
}
