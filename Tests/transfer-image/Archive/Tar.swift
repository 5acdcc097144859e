@testable import TransferCore

/// Archives for tests, made of values.
struct Tar {
  var bytes: [UInt8] = []

  mutating func add(_ name: String, _ contents: [UInt8], type: UInt8 = TarHeader.file, link: String = "") {
    let header = TarHeader(name: name, type: type, size: UInt64(contents.count), link: link)
    bytes += header.block ?? []
    bytes += contents
    bytes += [UInt8](repeating: 0, count: Int(TarReader.padding(behind: UInt64(contents.count))))
  }

  mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  var ended: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

  /// What a reader makes of it, in pieces of that size.
  static func entries(_ bytes: [UInt8], pieces: Int = 1 << 20) throws -> [(TarReader.Entry, [UInt8])] {
    var reader = TarReader()
    var entries: [(TarReader.Entry, [UInt8])] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      try reader.push(rest.prefix(pieces)) { (event) throws(Never) in
        switch event {
        case .entry(let entry): entries.append((entry, []))
        case .data(let bytes): entries[entries.count - 1].1 += bytes
        case .endOfEntry: break
        }
      }
      rest = rest.dropFirst(pieces)
    }
    try reader.finish()
    return entries
  }
}
