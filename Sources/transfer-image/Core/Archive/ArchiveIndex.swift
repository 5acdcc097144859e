import ImageConfig

/// What is in a saved archive, found out by reading it once and keeping none of its layers.
package struct ArchiveIndex {
  package struct File: Equatable, Sendable {
    package var size: UInt64
    /// Its first bytes, which tell how it is compressed.
    package var start: [UInt8] = []

    package enum Compression: Equatable, Sendable {
      case none, gzip, zstd
    }

    package var compression: Compression {
      if start.starts(with: [0x1F, 0x8B]) { return .gzip }
      return start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) ? .zstd : .none
    }
  }

  package private(set) var files: [String: File] = [:]
  /// Files that are a link to another one.
  package private(set) var links: [String: String] = [:]
  private var reader = TarReader()
  private var entry: TarReader.Entry?
  private var kept: [String: [UInt8]] = [:]

  private static let mostFiles = 10_000

  package init() {}

  package mutating func push(_ bytes: ArraySlice<UInt8>) throws {
    var reader = self.reader
    defer { self.reader = reader }
    try reader.push(bytes) { (event) throws in try take(event) }
  }

  package func contents() throws -> ArchiveContents {
    try reader.finish()
    return try ArchiveContents(kept)
  }

  private mutating func take(_ event: TarReader.Event) throws {
    switch event {
    case .entry(let entry):
      guard files.count < Self.mostFiles else { throw ArchiveContents.Problem.tooLarge("the list of files") }
      self.entry = entry
      files[entry.name] = File(size: entry.size)
      if case .link(let target, _) = entry.kind { links[entry.name] = target }
      if ArchiveContents.kept.contains(entry.name), entry.size > ArchiveContents.keptLimit {
        throw ArchiveContents.Problem.tooLarge(entry.name)
      }
    case .data(let bytes):
      guard let name = entry?.name else { return }
      if ArchiveContents.kept.contains(name) { kept[name, default: []] += bytes }
      if let missing = files[name].map({ 4 - $0.start.count }), missing > 0 {
        files[name]?.start += bytes.prefix(missing)
      }
    case .endOfEntry: entry = nil
    }
  }
}
