/// What builds read of their context: BuildKit sends nothing else.
package struct ContextPaths: Equatable, Sendable {
  /// The parts of each path, each a pattern.
  private var paths: [[PathPattern]] = []

  package static let everything: ContextPaths = {
    var paths = ContextPaths()
    paths.paths = [[]]
    return paths
  }()

  package init() {}

  package var isEmpty: Bool { paths.isEmpty }

  package mutating func add(_ stages: [Dockerfile.Stage]) {
    add(stages.flatMap { $0.copiedPaths + $0.mountedPaths }.filter { !Self.isRemote($0) })
  }

  package mutating func add(_ list: [String]) {
    for path in list {
      if Self.hidesItsPlace(path) {
        self = .everything
        return
      }
      let parts = IgnoreFile.clean("/" + path).utf8.split(separator: UInt8(ascii: "/"))
      var patterns: [PathPattern] = []
      for part in parts where !part.elementsEqual(".".utf8) {
        // What a variable stands for nobody here knows: everything from there.
        guard !part.contains(UInt8(ascii: "$")), let pattern = PathPattern(String(Substring(part))) else {
          break
        }
        patterns.append(pattern)
      }
      if !paths.contains(patterns) { paths.append(patterns) }
    }
  }

  package mutating func add(_ other: ContextPaths) {
    for path in other.paths where !paths.contains(path) { paths.append(path) }
  }

  /// Paths that lead to a link or through it lead on from where it leads; what is there counts whole.
  package mutating func follow(_ link: [[UInt32]], to target: String) {
    let special: Set<Character> = ["*", "?", "[", "\\"]
    let plain = target.map { special.contains($0) ? "\\\($0)" : "\($0)" }.joined()
    var there = ContextPaths()
    there.add([plain])
    guard let start = there.paths.first else { return }
    let through = paths.filter { $0.count >= link.count && zip($0, link).allSatisfy { $0.matches($1) } }
    if through.isEmpty { return }
    for path in [start] + through.map({ start + $0.dropFirst(link.count) }) where !paths.contains(path) {
      paths.append(path)
    }
  }

  package enum Place: Equatable, Sendable {
    case outside
    /// Something below it may be read.
    case above
    case inside
  }

  /// - Parameter parts: of a path in the context.
  package func place(of parts: [[UInt32]]) -> Place {
    var isAbove = false
    for path in paths where zip(path, parts).allSatisfy({ $0.matches($1) }) {
      if path.count <= parts.count { return .inside }
      isAbove = true
    }
    return isAbove ? .above : .outside
  }

  /// Whether it goes up from what a variable stands for.
  package static func hidesItsPlace(_ path: String) -> Bool {
    guard let variable = path.utf8.firstIndex(of: UInt8(ascii: "$")) else { return false }
    return path.utf8[variable...].split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
  }

  /// What `ADD` may fetch from elsewhere, for all that can be known without the values of variables.
  static func mayBeRemote(_ path: String) -> Bool {
    let signs = ["$", "://", "@"]
    return isRemote(path) || signs.contains { path.containsBytes($0) }
  }

  /// What `ADD` fetches from elsewhere.
  package static func isRemote(_ path: String) -> Bool {
    ["http://", "https://", "git://", "git@", "ssh://"].contains { path.hasPrefix($0) }
  }
}
