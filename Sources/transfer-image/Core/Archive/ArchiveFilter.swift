import ImageConfig

/// What `docker save` writes, passed on without the layers that the other side has. What goes on is what is known
/// of such an archive, and its small files are written anew: who sent it may lie. It holds no more of the stream
/// than those, and says at the end whether all came that an image needs.
package struct ArchiveFilter {
  /// The files to leave out.
  private let dropped: Set<String>
  /// What images are called in what goes on.
  private let names: [ImageReference]
  private var reader = TarReader()
  private var entry: TarReader.Entry?
  private var part = ArchivePart.idle
  private var count = 0
  private var seen: Set<String> = []
  private var kept: [String: [UInt8]] = [:]
  private var platforms = PlatformLists()
  /// The bytes of layers that were passed on, and of those that were not.
  package private(set) var passed: UInt64 = 0
  package private(set) var leftOut: UInt64 = 0
  /// None until the end.
  package private(set) var contents: ArchiveContents?

  /// More files than an image of the most layers has.
  private static let mostFiles = 10_000

  package init(without dropped: Set<String>, named names: [ImageReference] = []) {
    self.dropped = dropped
    self.names = names
  }

  /// Takes what came and adds to `output` what goes on.
  package mutating func push(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    // Apart from the reader, which is changed at the same time.
    var reader = self.reader
    defer { self.reader = reader }
    try reader.push(bytes) { (event) throws in try take(event, &output) }
  }

  package mutating func finish(to output: inout [UInt8]) throws {
    try reader.finish()
    var contents = try ArchiveContents(kept)
    contents.platforms = platforms.lists
    for name in contents.images.flatMap({ [$0.config] + $0.layers })
    where !seen.contains(name) && !dropped.contains(name) {
      throw ArchiveContents.Problem.missing(name)
    }
    output += contents.small(named: names) + PartialImage.end
    self.contents = contents
  }

  private mutating func take(_ event: TarReader.Event, _ output: inout [UInt8]) throws {
    switch event {
    case .entry(let entry):
      self.entry = entry
      platforms.begin(entry)
      try begin(entry, &output)
    case .data(let bytes):
      guard let entry else { return }
      platforms.take(bytes)
      switch part {
      case .idle: break
      case .small: kept[entry.name, default: []] += bytes
      case .content where isDropped(entry): leftOut += UInt64(bytes.count)
      case .content:
        passed += UInt64(bytes.count)
        output += bytes
      }
    case .endOfEntry:
      platforms.end()
      if let entry, case .content = part, !isDropped(entry) {
        output += PartialImage.padding(behind: entry.size)
      }
      entry = nil
    }
  }

  private mutating func begin(_ entry: TarReader.Entry, _ output: inout [UInt8]) throws {
    count += 1
    guard count <= Self.mostFiles else { throw ArchiveContents.Problem.tooLarge("the list of files") }
    guard let part = ArchivePart(entry) else { throw ArchiveContents.Problem.unexpected(entry.name) }
    self.part = part
    switch part {
    case .idle: break
    case .small:
      guard entry.size <= ArchiveContents.keptLimit else {
        throw ArchiveContents.Problem.tooLarge(entry.name)
      }
      guard kept[entry.name] == nil else { throw ArchiveContents.Problem.repeated(entry.name) }
      kept[entry.name] = []
    case .content:
      seen.insert(entry.name)
      if isDropped(entry) { return }
      var header = TarHeader(name: entry.name, type: TarHeader.file, size: entry.size)
      if case .link(let target, _) = entry.kind {
        (header.type, header.link) = (TarHeader.symbolicLink, target)
      }
      guard let block = header.block else { throw ArchiveContents.Problem.unexpected(entry.name) }
      output += block
    }
  }

  private func isDropped(_ entry: TarReader.Entry) -> Bool {
    entry.kind == .file && dropped.contains(entry.name)
  }
}
