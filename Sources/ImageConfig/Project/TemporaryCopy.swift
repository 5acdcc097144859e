/// A copy that goes with the run that made it. Its last line tells that it is ours, and that nobody has changed it
/// since: so what a killed run left is known, and nobody's own file is taken for it.
package enum TemporaryCopy {
  private static let start = "# Orbyter's copy of "

  package static func of(_ original: [UInt8], named name: String) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    let text = original + (original.isEmpty || original.last == newline ? [] : [newline])
    return text + Array("\(start)\(name), which goes with its build: \(SHA256.hex(text))\n".utf8)
  }

  package static func isOne(_ bytes: [UInt8]) -> Bool {
    guard bytes.last == UInt8(ascii: "\n") else { return false }
    let end = bytes.dropLast()
    let line = end.suffix(from: end.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
    return line.starts(with: start.utf8)
      && line.suffix(64).elementsEqual(SHA256.hex(bytes[..<line.startIndex]).utf8)
  }
}
