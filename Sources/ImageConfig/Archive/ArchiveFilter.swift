/// What `docker save` writes, passed on without the layers that the other side has. It holds no more of the
/// stream than its small files, and says at the end whether all came that an image needs.
public struct ArchiveFilter {
  /// The files to leave out.
  private let dropped: Set<String>
  private let keepsTags: Bool
  private var reader = TarReader()
  private var entry: TarReader.Entry?
  private var seen: Set<String> = []
  private var kept: [String: [UInt8]] = [:]
  private var platforms = PlatformLists()
  /// The bytes of layers that were passed on, and of those that were not.
  public private(set) var passed: UInt64 = 0
  public private(set) var leftOut: UInt64 = 0
  /// None until the end.
  public private(set) var contents: ArchiveContents?

  /// More files than an image of the most layers has.
  private static let mostFiles = 10_000
  /// Engines made it for those before 1.10; it names tags.
  private static let skipped = ["repositories"]

  public init(without dropped: Set<String>, keepsTags: Bool = false) {
    self.dropped = dropped
    self.keepsTags = keepsTags
  }

  /// Takes what came and adds to `output` what goes on.
  public mutating func push(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) throws {
    // Apart from the reader, which is changed at the same time.
    var reader = self.reader
    defer { self.reader = reader }
    try reader.push(bytes) { (event) throws in try take(event, &output) }
  }

  public mutating func finish(to output: inout [UInt8]) throws {
    try reader.finish()
    var contents = try ArchiveContents(kept)
    contents.platforms = platforms.lists
    for name in contents.images.flatMap({ [$0.config] + $0.layers })
    where !seen.contains(name) && !dropped.contains(name) {
      throw ArchiveContents.Problem.missing(name)
    }
    let files =
      keepsTags
      ? ArchiveContents.kept.compactMap { name in kept[name].map { (name: name, bytes: $0) } }
      : try ArchiveContents.untagged(kept)
    for file in files {
      try open(TarHeader(name: file.name, type: TarHeader.file, size: UInt64(file.bytes.count)), &output)
      output += file.bytes
      pad(UInt64(file.bytes.count), &output)
    }
    output += [UInt8](repeating: 0, count: 2 * TarHeader.blockSize)
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
      if ArchiveContents.kept.contains(entry.name) {
        kept[entry.name, default: []] += bytes
      } else if isDropped(entry) {
        leftOut += UInt64(bytes.count)
      } else if !Self.skipped.contains(entry.name) {
        passed += UInt64(bytes.count)
        output += bytes
      }
    case .endOfEntry:
      platforms.end()
      if let entry, !isLeftAway(entry) { pad(entry.size, &output) }
      entry = nil
    }
  }

  private mutating func begin(_ entry: TarReader.Entry, _ output: inout [UInt8]) throws {
    guard seen.count < Self.mostFiles else { throw ArchiveContents.Problem.tooLarge("the list of files") }
    // Another way to write a name would come past us.
    let parts = entry.name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let inner = parts.last?.isEmpty == true ? parts.dropLast() : parts[...]
    if inner.contains(where: { [[], [0x2E], [0x2E, 0x2E]].contains(Array($0)) }) {
      throw ArchiveContents.Problem.unexpected(entry.name)
    }
    seen.insert(entry.name)
    if ArchiveContents.kept.contains(entry.name) {
      guard entry.size <= ArchiveContents.keptLimit, kept[entry.name] == nil else {
        throw ArchiveContents.Problem.tooLarge(entry.name)
      }
      kept[entry.name] = []
      return
    }
    if isLeftAway(entry) { return }
    switch entry.kind {
    case .file: try open(TarHeader(name: entry.name, type: TarHeader.file, size: entry.size), &output)
    case .folder: try open(TarHeader(name: entry.name, type: TarHeader.folder, size: 0), &output)
    case .link(let target, let isHard):
      let type = isHard ? TarHeader.hardLink : TarHeader.symbolicLink
      try open(TarHeader(name: entry.name, type: type, size: 0, link: target), &output)
    case .other: throw ArchiveContents.Problem.unexpected(entry.name)
    }
  }

  private func isDropped(_ entry: TarReader.Entry) -> Bool {
    entry.kind == .file && dropped.contains(entry.name)
  }

  private func isLeftAway(_ entry: TarReader.Entry) -> Bool {
    isDropped(entry) || Self.skipped.contains(entry.name) || ArchiveContents.kept.contains(entry.name)
  }

  private func open(_ header: TarHeader, _ output: inout [UInt8]) throws {
    guard let block = header.block else { throw ArchiveContents.Problem.unexpected(header.name) }
    output += block
  }

  private func pad(_ size: UInt64, _ output: inout [UInt8]) {
    output += [UInt8](repeating: 0, count: Int(TarReader.padding(behind: size)))
  }
}
