import ImageConfig

/// The names that ssh's configuration knows, and those of machines where ssh has been, for completion: no pattern is
/// one.
enum SSHHosts {
  static func names(home: String) -> [String] {
    var names: [String] = []
    read(home + "/.ssh/config", home: home, depth: 0, &names)
    let known = try? FileReader.read(home + "/.ssh/known_hosts", limit: 1 << 20)
    names += met(String(decoding: known ?? [], as: UTF8.self)).filter { !names.contains($0) }
    return names
  }

  /// Whom a list of known hosts names: not by a hash, and not with a port, which takes an address.
  private static func met(_ list: String) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for line in list.split(whereSeparator: \.isNewline) {
      // What begins so is a comment, a hash, or no host's own key.
      guard let field = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).first,
        !["#", "|", "@"].contains(field.first)
      else { continue }
      for name in field.split(separator: ",").map(String.init)
      where (try? Host(name)) != nil && !name.contains(where: { "*?![:".contains($0) })
        && seen.insert(name).inserted
      {
        names.append(name)
      }
    }
    return names
  }

  /// As deep as ssh itself follows Include.
  private static let deepest = 16

  private static func read(_ path: String, home: String, depth: Int, _ names: inout [String]) {
    guard depth < deepest, let bytes = try? FileReader.read(path, limit: 1 << 20) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let words = line.split { $0 == " " || $0 == "\t" || $0 == "=" }
        .map { String($0.filter { $0 != "\"" }) }
      switch words.first?.lowercased() {
      case "host":
        let isName = { (word: String) in !word.contains { "*?!".contains($0) } }
        names += words.dropFirst().filter { isName($0) && !names.contains($0) }
      case "include":
        for pattern in words.dropFirst() {
          for file in files(matching: pattern, home: home) {
            read(file, home: home, depth: depth + 1, &names)
          }
        }
      default: break
      }
    }
  }

  private static func files(matching pattern: String, home: String) -> [String] {
    let path =
      pattern.hasPrefix("~/")
      ? home + pattern.dropFirst() : pattern.hasPrefix("/") ? pattern : "\(home)/.ssh/\(pattern)"
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(path, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }
}
