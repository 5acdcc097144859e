/// What a run.cfg says, section by section, before anything is put in or interpreted.
package struct ConfigFile: Equatable, Sendable {
  /// As messages name it: relative to the project's root.
  package var path: String
  /// `[DEFAULT]`, inherited by every other section.
  package var defaults: Section
  package var sections: [Section]
  let dialect: Dialect
  private var positions: [String: Int]

  package struct Section: Equatable, Sendable {
    package var name: String
    package var line: Int
    package private(set) var entries: [Entry] = []
    private var positions: [String: Int] = [:]

    init(name: String, line: Int) {
      self.name = name
      self.line = line
    }

    package func entry(_ key: String) -> Entry? {
      positions[key].map { entries[$0] }
    }

    mutating func append(_ entry: Entry) {
      positions[entry.key] = entries.count
      entries.append(entry)
    }
  }

  package struct Entry: Equatable, Sendable {
    /// The key as it was written; keys are the same in any case.
    package var writtenKey: String
    package var key: String
    package var value: String
    package var line: Int
  }

  /// Whose rules hold where the two differ.
  package enum Dialect: Equatable, Sendable {
    /// run.cfg: blanks around a section's name and a lone per cent sign do no harm.
    case orbyter
    /// ConfigParser's to the letter, for a file that Python reads as well.
    case python
  }

  init(path: String, defaults: Section, sections: [Section], dialect: Dialect) {
    self.path = path
    self.dialect = dialect
    self.defaults = defaults
    self.sections = sections
    positions = Dictionary(
      sections.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package init(bytes: [UInt8], path: String, dialect: Dialect = .orbyter) throws(Problem) {
    self = try ConfigFileParser.parse(bytes, path: path, dialect)
  }

  /// What a project without a run.cfg says.
  package static let empty = ConfigFile(
    path: "run.cfg", defaults: Section(name: defaultName, line: 0), sections: [], dialect: .orbyter)

  package func section(named name: String) -> Section? {
    if name == Self.defaultName { return defaults }
    return positions[name].map { sections[$0] }
  }

  package static let defaultName = "DEFAULT"
  /// More than any project has, little enough to read in a blink.
  package static let sizeLimit = 16 << 20
}

extension ConfigFile {
  package enum Problem: Error, Equatable {
    case byteOrderMark(SourceLocation)
    case notUTF8(SourceLocation)
    case nulByte(SourceLocation)
    case noSectionHeader(String, SourceLocation)
    case badHeader(String, SourceLocation)
    case noDelimiter(String, section: String, SourceLocation)
    case emptyKey(section: String, SourceLocation)
    case duplicateSection(String, firstLine: Int, SourceLocation)
    case duplicateKey(String, section: String, firstLine: Int, SourceLocation)
    case sameSectionTwice(String, String, firstLine: Int, SourceLocation)
  }
}

extension ConfigFile {
  /// The environments that sections speak of, sorted.
  package var environments: [String] {
    Set(sections.compactMap { Self.split($0.name).environment }).sorted()
  }

  /// `[dev@production]` is `dev` in the environment `production`.
  static func split(_ section: String) -> (base: String, environment: String?) {
    guard let at = section.utf8.lastIndex(of: UInt8(ascii: "@")) else { return (section, nil) }
    return (String(section[..<at]), String(section[section.utf8.index(after: at)...]))
  }
}
