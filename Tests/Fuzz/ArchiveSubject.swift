import CommandLine
import ImageConfig

/// What comes as an archive, from an engine or from anybody: in pieces of any size it is the same, nothing
/// is kept of what it claims to hold, and what is passed on can be read again.
enum ArchiveSubject {
  static func check(_ mutator: inout Mutator) throws(Failure) {
    var bytes = mutator.bytes(from: ArchiveSeeds.archives, Tokens.archive)
    if mutator.chance(3, in: 4) { bytes = ArchiveSeeds.mended(bytes) }
    let whole = events(bytes, pieces: bytes.count)
    if events(bytes, pieces: 1 + mutator.below(700)) != whole {
      throw Failure("pieces are read otherwise", bytes)
    }
    try checkFilter(bytes, pieces: 1 + mutator.below(2000))
    var index = ArchiveIndex()
    do {
      try index.push(bytes[...])
      _ = try index.contents()
    } catch {
      try checkExplanation(error, bytes)
    }
  }

  private static func checkFilter(_ bytes: [UInt8], pieces: Int) throws(Failure) {
    var filter = ArchiveFilter(without: [ArchiveSeeds.layer, "x/layer.tar"])
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
