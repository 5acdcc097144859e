import ImageConfig

/// Reads an archive that comes in pieces of any size, and keeps no more of it than one header.
package struct TarReader {
  package struct Entry: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
      case file
      case folder
      case link(to: String, isHard: Bool)
      case other
    }

    package let name: String
    package let kind: Kind
    /// Of what follows.
    package let size: UInt64
  }

  package enum Event: Equatable {
    case entry(Entry)
    case data(ArraySlice<UInt8>)
    case endOfEntry
  }

  package enum Problem: Error, Equatable {
    /// It ends before its end.
    case truncated(atByte: UInt64)
    case notTar(atByte: UInt64)
    case nameTooLong(atByte: UInt64)
  }

  private enum State {
    case header
    /// A pax header's records, or a long name of GNU's, and what type it has.
    case extended(UInt8)
    case body
    case padding
    case end
  }

  /// Of a long name, or of the records that hold one.
  private static let longestName: UInt64 = 1 << 20

  private var state = State.header
  private var held: [UInt8] = []
  private var left: UInt64 = 0
  private var padding: UInt64 = 0
  private var read: UInt64 = 0
  private var emptyBlocks = 0
  private var extras = TarExtras()

  package init() {}

  package mutating func push<E: Error>(
    _ bytes: ArraySlice<UInt8>, _ emit: (Event) throws(E) -> Void
  ) throws {
    var rest = bytes
    while !rest.isEmpty {
      switch state {
      case .header:
        guard hold(&rest, upTo: TarHeader.blockSize) else { break }
        try open(emit)
      case .extended(let type):
        guard hold(&rest, upTo: Int(left)) else { break }
        try extras.take(held, type, at: read - left)
        held = []
        left = padding
        state = .padding
      case .body:
        let piece = take(&rest, upTo: left)
        left -= UInt64(piece.count)
        try emit(.data(piece))
        if left == 0 { try close(emit) }
      case .padding:
        left -= UInt64(take(&rest, upTo: left).count)
        if left == 0 { state = .header }
      case .end: _ = take(&rest, upTo: .max)
      }
    }
    // What is empty needs no byte more.
    if case .padding = state, left == 0 { state = .header }
  }

  /// Says whether what came was all of it.
  package func finish() throws(Problem) {
    guard case .end = state else { throw .truncated(atByte: read) }
  }

  /// Whether so many are there now.
  private mutating func hold(_ rest: inout ArraySlice<UInt8>, upTo count: Int) -> Bool {
    held += take(&rest, upTo: UInt64(count - held.count))
    return held.count == count
  }

  private mutating func take(_ rest: inout ArraySlice<UInt8>, upTo count: UInt64) -> ArraySlice<UInt8> {
    let piece = rest.prefix(Int(min(count, UInt64(rest.count))))
    rest = rest.dropFirst(piece.count)
    read &+= UInt64(piece.count)
    return piece
  }

  private mutating func open<E: Error>(_ emit: (Event) throws(E) -> Void) throws {
    defer { held = [] }
    let place = read - UInt64(TarHeader.blockSize)
    if held.allSatisfy({ $0 == 0 }) {
      emptyBlocks += 1
      if emptyBlocks == 2 { state = .end }
      return
    }
    guard emptyBlocks == 0, let header = try? TarHeader(held[...]) else {
      throw Problem.notTar(atByte: place)
    }
    var size = header.hasBody ? header.size : 0
    if TarExtras.types.contains(header.type) {
      guard size > 0, size <= Self.longestName else { throw Problem.nameTooLong(atByte: place) }
      left = size
      padding = Self.padding(behind: size)
      state = .extended(header.type)
      return
    }
    if header.hasBody, let long = extras.size { size = long }
    // Nothing that long exists; what adds to it would overflow.
    guard size < 1 << 60 else { throw Problem.notTar(atByte: place) }
    let link = extras.link ?? header.link
    let kind: Entry.Kind =
      switch header.type {
      case 0, TarHeader.file, UInt8(ascii: "7"): .file
      case TarHeader.folder: .folder
      case TarHeader.hardLink, TarHeader.symbolicLink:
        .link(to: link, isHard: header.type == TarHeader.hardLink)
      default: .other
      }
    let entry = Entry(name: extras.name ?? header.name, kind: kind, size: size)
    extras = TarExtras()
    left = size
    padding = Self.padding(behind: size)
    state = .body
    try emit(.entry(entry))
    if size == 0 { try close(emit) }
  }

  private mutating func close<E: Error>(_ emit: (Event) throws(E) -> Void) throws {
    try emit(.endOfEntry)
    left = padding
    state = left == 0 ? .header : .padding
  }

  static func padding(behind size: UInt64) -> UInt64 {
    (UInt64(TarHeader.blockSize) - size % UInt64(TarHeader.blockSize)) % UInt64(TarHeader.blockSize)
  }
}
