/// The grammar of Python's ConfigParser, on bytes: in Swift a CRLF is one Character, and every
/// delimiter is ASCII.
struct ConfigFileParser {
  private let path: String
  private let dialect: ConfigFile.Dialect
  private var defaults = ConfigFile.Section(name: ConfigFile.defaultName, line: 0)
  private var sections: [ConfigFile.Section] = []
  private var sectionLines: [String: Int] = [:]
  private var place = Place.beforeFirstSection
  /// The indentation of the current key: a line indented further continues its value.
  private var keyIndent = 0
  /// The lines of the value being read, joined once when it ends.
  private var value: [Substring.UTF8View] = []
  private var pending: ConfigFile.Entry?

  private enum Place {
    case beforeFirstSection
    case inDefaults
    case inSection
  }

  static func parse(
    _ bytes: [UInt8], path: String, _ dialect: ConfigFile.Dialect
  ) throws(ConfigFile.Problem) -> ConfigFile {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw .byteOrderMark(SourceLocation(file: path, line: 1))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(SourceLocation(file: path, line: firstInvalidLine(of: bytes)))
    }
    var parser = ConfigFileParser(path: path, dialect)
    var number = 0
    var rest = text.utf8[...]
    while !rest.isEmpty {
      number += 1
      try parser.read(popLine(&rest), number)
    }
    parser.finishValue()
    return ConfigFile(
      path: path, defaults: parser.defaults, sections: parser.sections, dialect: dialect)
  }

  private init(path: String, _ dialect: ConfigFile.Dialect) {
    self.path = path
    self.dialect = dialect
  }

  private static func firstInvalidLine(of bytes: [UInt8]) -> Int {
    var number = 0
    var rest = bytes[...]
    while !rest.isEmpty {
      number += 1
      if String(validating: popLine(&rest), as: UTF8.self) == nil { break }
    }
    return number
  }

  /// Lines end as Python's do: in LF, CRLF or a lone CR.
  private static func popLine<Bytes: Collection<UInt8>>(_ rest: inout Bytes) -> Bytes
  where Bytes.SubSequence == Bytes {
    let end = rest.firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? rest.endIndex
    let line = rest[..<end]
    rest = rest[end...]
    if rest.popFirst() == .carriageReturn, rest.first == .lineFeed { rest = rest.dropFirst() }
    return line
  }

  private mutating func read(_ line: Substring.UTF8View, _ number: Int) throws(ConfigFile.Problem) {
    let here = SourceLocation(file: path, line: number)
    if line.contains(0) { throw .nulByte(here) }
    let content = line.trimmed
    // A comment line inside a value leaves no trace; an empty one stays, as an empty line.
    guard let first = content.first else {
      if pending != nil { value.append(content) }
      return
    }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: ";") { return }

    let indent = line.distance(from: line.startIndex, to: content.startIndex)
    if pending != nil, indent > keyIndent {
      value.append(content)
      return
    }
    finishValue()
    keyIndent = indent
    if first == UInt8(ascii: "[") {
      try openSection(content, here)
    } else {
      try openValue(content, here)
    }
  }

  private mutating func openSection(
    _ content: Substring.UTF8View, _ here: SourceLocation
  ) throws(ConfigFile.Problem) {
    let line = here.line ?? 0
    let inner = content.lastIndex(of: UInt8(ascii: "]")).map { content[..<$0].dropFirst() }
    guard let inner, !(dialect == .python ? inner : inner.trimmed).isEmpty else {
      if dialect == .python { return try openValue(content, here) }
      throw .badHeader(String(Substring(content)), here)
    }
    let name = String(Substring(dialect == .python ? inner : inner.trimmed))
    if name == ConfigFile.defaultName {
      // ConfigParser lets [DEFAULT] stand twice.
      if defaults.line == 0 { defaults.line = line }
      place = .inDefaults
      return
    }
    if let first = sectionLines[name] { throw .duplicateSection(name, firstLine: first, here) }
    if dialect == .orbyter, let twin = Self.twins[name], let first = sectionLines[twin] {
      throw .sameSectionTwice(twin, name, firstLine: first, here)
    }
    sectionLines[name] = line
    sections.append(ConfigFile.Section(name: name, line: line))
    place = .inSection
  }

  /// Two spellings of one section.
  private static let twins = ["run_image": "run-image", "run-image": "run_image"]

  private mutating func openValue(
    _ content: Substring.UTF8View, _ here: SourceLocation
  ) throws(ConfigFile.Problem) {
    guard let open = place == .inDefaults ? defaults : sections.last else {
      throw .noSectionHeader(String(Substring(content)), here)
    }
    let section = open.name
    let isDelimiter = { (byte: UInt8) in byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") }
    guard let delimiter = content.firstIndex(where: isDelimiter) else {
      throw .noDelimiter(String(Substring(content)), section: section, here)
    }
    let written = String(Substring(content[..<delimiter].trimmed))
    if written.isEmpty { throw .emptyKey(section: section, here) }
    let key = written.lowercased()
    if let first = open.entry(key)?.line {
      throw .duplicateKey(written, section: section, firstLine: first, here)
    }
    pending = ConfigFile.Entry(writtenKey: written, key: key, value: "", line: here.line ?? 0)
    value = [content[content.index(after: delimiter)...].trimmed]
  }

  private mutating func finishValue() {
    guard var entry = pending else { return }
    pending = nil
    while let last = value.last, last.isEmpty { value.removeLast() }
    entry.value = value.map { String(Substring($0)) }.joined(separator: "\n")
    switch place {
    case .beforeFirstSection: break
    case .inDefaults: defaults.append(entry)
    case .inSection:
      if let last = sections.indices.last { sections[last].append(entry) }
    }
  }
}
