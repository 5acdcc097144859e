import CommandLine
import ImageConfig
import TransferCore

/// What comes as an archive, from an engine or from anybody: in pieces of any size it is the same, nothing
/// is kept of what it claims to hold, and what is passed on can be read again, has nothing but what an image's
/// archive has, and names no image but ours.
enum ArchiveSubject {
  static func check(_ mutator: inout Mutator) throws(Failure) {
    var bytes = mutator.bytes(from: ArchiveSeeds.archives, Tokens.archive)
    if mutator.chance(3, in: 4) { bytes = ArchiveSeeds.mended(bytes) }
    let whole = events(bytes, pieces: bytes.count)
    if events(bytes, pieces: 1 + mutator.below(700)) != whole {
      throw Failure("pieces are read otherwise", bytes)
    }
    for names in [[], ["x:1"]] { try checkFilter(bytes, pieces: 1 + mutator.below(2000), named: names) }
    var index = ArchiveIndex()
    do {
      try index.push(bytes[...])
      _ = try index.contents()
    } catch {
      try checkExplanation(error, bytes)
    }
  }

  private static func checkFilter(_ bytes: [UInt8], pieces: Int, named names: [String]) throws(Failure) {
    let references = names.compactMap { try? ImageReference($0) }
    var filter = ArchiveFilter(without: [ArchiveSeeds.layer, ArchiveSeeds.oldLayer], named: references)
    var output: [UInt8] = []
    do {
      var rest = bytes[...]
      while !rest.isEmpty {
        try filter.push(rest.prefix(pieces), to: &output)
        rest = rest.dropFirst(pieces)
      }
      try filter.finish(to: &output)
    } catch {
      return try checkExplanation(error, bytes)
    }
    let read = events(output, pieces: 512)
    if read.last != "end" { throw Failure("what is passed on is no archive: \(read)", bytes) }
    if read.contains(where: { $0.hasPrefix(ArchiveSeeds.layer + " file") }) {
      throw Failure("what was left out is there", bytes)
    }
    try checkEntries(output, named: names, bytes)
  }

  private static let small = ["manifest.json", "index.json", "oci-layout"]
  private static let keys: Set = [
    "Config", "Layers", "RepoTags", "schemaVersion", "mediaType", "manifests", "digest", "size", "platform",
    "os",
    "architecture", "variant", "os.version", "annotations", "io.containerd.image.name",
    "org.opencontainers.image.ref.name", "imageLayoutVersion",
  ]

  /// What goes to an engine: nothing that its reader could take for more than we do.
  private static func checkEntries(_ output: [UInt8], named names: [String], _ input: [UInt8]) throws(Failure)
  {
    var reader = TarReader()
    var entries: [(entry: TarReader.Entry, bytes: [UInt8])] = []
    try? reader.push(output[...]) { (event) throws(Never) in
      if case .entry(let entry) = event { entries.append((entry, [])) }
      if case .data(let bytes) = event { entries[entries.count - 1].bytes += bytes }
    }
    for (entry, bytes) in entries {
      if entry.kind == .file, small.contains(entry.name) {
        guard let value = JSONValue(bytes) else { throw Failure("\(entry.name) is no JSON", input) }
        try checkWords(value, named: names, input)
      } else {
        let isLayer = entry.name.utf8.count == 74 && entry.name.hasSuffix("/layer.tar")
        let isBlob = entry.name.utf8.count == 77 && entry.name.hasPrefix("blobs/sha256/")
        let isOld = entry.name.utf8.count == 69 && entry.name.hasSuffix(".json")
        let isPodmans = entry.name.utf8.count == 68 && entry.name.hasSuffix(".tar")
        let isFile = entry.kind == .file && (isBlob || isOld || isPodmans || isLayer)
        if case .link(let target, false) = entry.kind, isLayer, target.hasPrefix("../"),
          target.utf8.count < 78
        {
          continue
        }
        if !isFile { throw Failure("\(entry.name) goes on, \(entry.kind)", input) }
      }
    }
  }

  private static func checkWords(_ value: JSONValue, named names: [String], _ input: [UInt8]) throws(Failure)
  {
    if let values = value.list {
      for value in values { try checkWords(value, named: names, input) }
    }
    guard case .object(let members) = value else { return }
    let tags = members["RepoTags"]?.texts ?? []
    if tags.contains(where: {
      !names.contains(ImageReference.familiar($0)) && !names.contains(String($0.dropFirst(10)))
    }) {
      throw Failure("other names: \(tags)", input)
    }
    if let name = members["io.containerd.image.name"]?.text, names.isEmpty || name != "docker.io/library/x:1"
    {
      throw Failure("another name: \(name)", input)
    }
    for (key, value) in members {
      if !keys.contains(key) { throw Failure("\(key) goes on", input) }
      try checkWords(value, named: names, input)
    }
  }

  /// What a reader tells, with the sizes of what is in each entry rather than the bytes.
  private static func events(_ bytes: [UInt8], pieces: Int) -> [String] {
    var reader = TarReader()
    var told: [String] = []
    var count = 0
    do {
      var rest = bytes[...]
      while !rest.isEmpty {
        try reader.push(rest.prefix(max(pieces, 1))) { (event) throws(Never) in
          switch event {
          case .entry(let entry): told.append("\(entry.name) \(entry.kind) \(entry.size)")
          case .data(let bytes): count += bytes.count
          case .endOfEntry:
            told.append("\(count) bytes")
            count = 0
          }
        }
        rest = rest.dropFirst(max(pieces, 1))
      }
      try reader.finish()
      return told + ["end"]
    } catch {
      return told + ["\(error)"]
    }
  }

  private static func checkExplanation(_ error: any Error, _ input: [UInt8]) throws(Failure) {
    guard let explained = error as? any Explained else {
      throw Failure("an error without an explanation: \(error)", input)
    }
    try Explanation.check(explained.explanation, input)
  }
}
