/// A line of `git status --porcelain -z`.
package struct StatusEntry: Equatable, CustomStringConvertible {
  /// From the top of the repository.
  package let path: String
  /// What it was called before.
  let old: String?

  package var description: String { old.map { "\($0) -> \(path)" } ?? path }

  package static func all(_ status: [UInt8]) -> [StatusEntry] {
    var entries: [StatusEntry] = []
    var parts = status.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }[...]
    while let part = parts.popFirst() {
      let isMoved = part.utf8.prefix(2).contains { $0 == UInt8(ascii: "R") || $0 == UInt8(ascii: "C") }
      entries.append(StatusEntry(path: String(part.dropFirst(3)), old: isMoved ? parts.popFirst() : nil))
    }
    return entries
  }
}
