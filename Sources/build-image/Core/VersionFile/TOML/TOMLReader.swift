import ImageConfig

/// TOML 1.0, taken and refused as Python's own reader does: statements, and the tables they are in.
struct TOMLReader {
  /// No TOML; where it ceases to be it.
  struct Invalid: Error, Equatable {
    let line: Int
  }

  /// About as deep as Python's own reader goes.
  static let deepest = 400

  let bytes: [UInt8]
  var position = 0
  private let root = TOMLTable()
  private var section: TOMLTable
  /// What dotted keys of this section named: from the next header on, it counts as declared.
  private var named: [TOMLTable] = []

  /// - Parameter bytes: UTF-8, which the caller has seen to.
  static func read(_ bytes: [UInt8]) throws(Invalid) -> TOMLTable {
    var reader = TOMLReader(bytes)
    while try reader.readStatement() {}
    return reader.root
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = Self.withPlainLineEnds(bytes)
    section = root
  }

  /// A CR elsewhere than in front of an LF is allowed nowhere, so it stays to be refused.
  private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(.carriageReturn) else { return bytes }
    return bytes.indices.filter { index in
      bytes[index] != .carriageReturn || index + 1 == bytes.count || bytes[index + 1] != .lineFeed
    }.map { bytes[$0] }
  }

  /// False at the end of the file.
  private mutating func readStatement() throws(Invalid) -> Bool {
    skipSpace()
    switch next {
    case nil: return false
    case UInt8(ascii: "\n"), UInt8(ascii: "#"): break
    case UInt8(ascii: "["): try readHeader()
    default: try readPair(into: section) { $0.named.append($1) }
    }
    skipSpace()
    try skipComment()
    if next != nil { try take("\n") }
    return true
  }

  private mutating func readHeader() throws(Invalid) {
    named.forEach { $0.isDeclared = true }
    named = []
    let isOfMany = bytes[position...].starts(with: "[[".utf8)
    position += isOfMany ? 2 : 1
    skipSpace()
    let key = try readKey()
    let parent = try table(at: key.dropLast())
    guard let last = key.last else { throw invalid }
    switch (parent.values[last], isOfMany) {
    case (nil, false):
      section = TOMLTable()
      parent.values[last] = .table(section)
    case (.table(let table), false) where !table.isDeclared && !table.isClosed: section = table
    case (nil, true), (.tables, true):
      section = TOMLTable()
      parent.values[last] = .tables(last: section)
    default: throw invalid
    }
    section.isDeclared = true
    try take(isOfMany ? "]]" : "]")
  }

  /// The table that a header's key leads to, made where it is not there.
  private func table(at path: ArraySlice<TOMLTable.Key>) throws(Invalid) -> TOMLTable {
    var table = root
    for part in path {
      switch table.values[part] {
      case nil:
        let inner = TOMLTable()
        table.values[part] = .table(inner)
        table = inner
      case .table(let inner) where !inner.isClosed: table = inner
      case .tables(let inner): table = inner
      default: throw invalid
      }
    }
    return table
  }

  /// `a.b.c = value`
  /// - Parameter pass: told of the tables on the way.
  mutating func readPair(
    into table: TOMLTable, depth: Int = 0, pass: (inout TOMLReader, TOMLTable) -> Void
  ) throws(Invalid) {
    let key = try readKey()
    try take("=")
    skipSpace()
    let value = try readValue(depth + key.count)
    var table = table
    for part in key.dropLast() {
      switch table.values[part] {
      case nil:
        let inner = TOMLTable()
        table.values[part] = .table(inner)
        table = inner
      case .table(let inner) where !inner.isClosed && !inner.isDeclared: table = inner
      default: throw invalid
      }
      pass(&self, table)
    }
    guard let last = key.last, table.values[last] == nil else { throw invalid }
    table.values[last] = value
  }

  /// A key's parts, and the space behind them.
  private mutating func readKey() throws(Invalid) -> [TOMLTable.Key] {
    var parts: [TOMLTable.Key] = []
    while true {
      parts.append(try readKeyPart())
      skipSpace()
      guard next == UInt8(ascii: ".") else { return parts }
      if parts.count == Self.deepest { throw invalid }
      position += 1
      skipSpace()
    }
  }

  private mutating func readKeyPart() throws(Invalid) -> TOMLTable.Key {
    switch next {
    case UInt8(ascii: "\""): return try readBasicString()
    case UInt8(ascii: "'"): return try readLiteralString()
    default:
      let start = position
      while let byte = next, byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") {
        position += 1
      }
      guard position > start else { throw invalid }
      return Array(bytes[start..<position])
    }
  }
}

extension TOMLReader {
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  var invalid: Invalid {
    Invalid(line: 1 + bytes[..<min(position, bytes.count)].count { $0 == .lineFeed })
  }

  mutating func take(_ text: StaticString) throws(Invalid) {
    guard takeIfThere(text) else { throw invalid }
  }

  mutating func takeIfThere(_ text: StaticString) -> Bool {
    let isThere = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    if isThere { position += text.utf8CodeUnitCount }
    return isThere
  }

  mutating func skipSpace() {
    while next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { position += 1 }
  }

  mutating func skipComment() throws(Invalid) {
    guard next == UInt8(ascii: "#") else { return }
    while let byte = next, byte != .lineFeed {
      if byte.isTOMLControl { throw invalid }
      position += 1
    }
  }

  /// Between an array's elements.
  mutating func skipSpaceAndLines() throws(Invalid) {
    while true {
      let start = position
      while let byte = next, byte == .lineFeed || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        position += 1
      }
      try skipComment()
      if position == start { return }
    }
  }
}

extension UInt8 {
  /// What may stand nowhere but, where lines may, the line feed.
  var isTOMLControl: Bool { self < 0x20 && self != UInt8(ascii: "\t") || self == 0x7F }
}
