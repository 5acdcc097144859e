import ImageConfig

/// How a classic engine remembers a layer's archive: its headers, byte by byte, and between them the names of
/// the files that the engine keeps unpacked. It comes in pieces of any size, one line of JSON for each part.
package struct TarSplit {
  package enum Part: Equatable, Sendable {
    case bytes([UInt8])
    /// A file's contents, of which there are so many bytes.
    case file(String, size: UInt64)
    /// Another layer's begin here.
    case start

    /// How many bytes of the archive it stands for.
    package var size: UInt64 {
      switch self {
      case .bytes(let bytes): UInt64(bytes.count)
      case .file(_, let size): size
      case .start: 0
      }
    }
  }

  package enum Problem: Error, Equatable {
    case unreadable(String)
  }

  /// Longer than any header.
  private static let longestLine = 16 << 20

  private var line: [UInt8] = []

  package init() {}

  package mutating func push(_ bytes: ArraySlice<UInt8>, _ emit: (Part) -> Void) throws(Problem) {
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      line += rest[..<end]
      rest = rest[(end + 1)...]
      try read(emit)
      line.removeAll(keepingCapacity: true)
    }
    line += rest
    guard line.count <= Self.longestLine else { throw unreadable }
  }

  /// Says whether what came was all of it.
  package func finish() throws(Problem) {
    guard line.isEmpty else { throw unreadable }
  }

  private var unreadable: Problem { .unreadable(String(decoding: line.prefix(60), as: UTF8.self)) }

  private func read(_ emit: (Part) -> Void) throws(Problem) {
    guard let entry = JSONValue(line), case .number(let type)? = entry["type"] else { throw unreadable }
    if (entry["position"] ?? .number("0")) == .number("0") { emit(.start) }
    switch type {
    case "1":
      // Of a file without contents nothing is needed.
      guard case .number(let text)? = entry["size"], text != "0" else { return }
      guard let size = UInt64(text), size < 1 << 50, let name = entry["name"]?.text, !name.isEmpty else {
        throw unreadable
      }
      emit(.file(name, size: size))
    case "2":
      guard let text = entry["payload"]?.text, let bytes = Base64.bytes(Array(text.utf8)) else {
        throw unreadable
      }
      emit(.bytes(bytes))
    default: throw unreadable
    }
  }
}
