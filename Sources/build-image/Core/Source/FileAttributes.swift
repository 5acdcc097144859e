import ImageConfig

/// What a repository's attributes say of how git changes a file's content on its way.
package struct FileAttributes: Equatable {
  package private(set) var filter: String?
  /// Whether git turns the commit's content into another one, or back.
  package private(set) var changesContent = false
  /// Whether several contents of a file become one in the commit, beside line ends.
  package private(set) var isLossy = false

  package init() {}

  /// Of large files: its pointer says what the content is.
  package static let lfs = "lfs"

  /// - Parameter answer: of `git check-attr -z -a`: a path, a name and a value each.
  package static func all(_ answer: [UInt8]) -> [String: FileAttributes] {
    let words = answer.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
    var all: [String: FileAttributes] = [:]
    for start in stride(from: 0, to: words.count - words.count % 3, by: 3) {
      all[words[start], default: FileAttributes()].add(words[start + 1], words[start + 2])
    }
    return all
  }

  private mutating func add(_ name: String, _ value: String) {
    guard value != "unspecified", value != "unset" else { return }
    switch name {
    case "filter":
      filter = value
      isLossy = isLossy || value != Self.lfs
    case "ident": isLossy = true
    case "text", "eol", "crlf", "working-tree-encoding": break
    default: return
    }
    changesContent = true
  }

  /// The filters that git's settings have a program for.
  /// - Parameter answer: a name and its value each, `filter.NAME.clean` and the like.
  package static func drivers(_ answer: [UInt8]) -> Set<String> {
    let names = answer.split(separator: 0).compactMap { item -> String? in
      let line = item.split(separator: .lineFeed, maxSplits: 1, omittingEmptySubsequences: false)
      guard line.count == 2, !line[1].isEmpty else { return nil }
      let parts = line[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count > 2, let key = parts.last else { return nil }
      let isProgram = ["clean", "smudge", "process"].contains { key.elementsEqual($0.utf8) }
      let name = parts.dropFirst().dropLast().joined(separator: [UInt8(ascii: ".")])
      return isProgram ? String(decoding: Array(name), as: UTF8.self) : nil
    }
    return Set(names)
  }

  package static func isPointer(_ content: [UInt8]) -> Bool {
    content.starts(with: "version https://git-lfs.github.com/spec/".utf8)
  }
}

extension HeadTree {
  /// Those that say what git makes of others.
  package var attributeFiles: [String] {
    let name = ImageInputs.attributes
    return entries.map(\.path).filter { $0 == name || $0.hasSuffix("/" + name) }
  }

  /// Whether contents are called by longer names than ours.
  package var hasLongNames: Bool { entries.first.map { $0.id.utf8.count > 40 } ?? false }
}

extension SourceReading {
  /// What is there, as words: the same on every machine that has the same.
  package static func words(_ entries: [FileEntry]) -> [String] {
    let lines = entries.map { entry in
      let mode = entry.kind == .file && entry.mode & 0o100 != 0 ? "x" : ""
      return "\(entry.kind.rawValue) \(mode) \(entry.path) \(entry.content?.hex ?? "")"
    }
    return ["context", SHA256.hex(lines.joined(separator: "\n").utf8)]
  }
}
