/// A file or a folder of a build's context, with the largest things in it.
package struct ContextPart: Equatable, Sendable {
  /// Relative to the context; a folder's ends in a slash.
  package let path: String
  package private(set) var bytes: UInt64
  /// Without those that the project's author put there for the build.
  package private(set) var unexpectedBytes: UInt64
  package private(set) var files: Int
  private var parts: [ContextPart] = []

  private static let most = 5

  /// A file.
  /// - Parameter isExpected: whether the project's author put it there for the build.
  package init(path: String, bytes: UInt64, isExpected: Bool = false) {
    self.path = path
    self.bytes = bytes
    unexpectedBytes = isExpected ? 0 : bytes
    files = 1
  }

  /// A folder in which nothing has been found yet.
  package init(folder path: String) {
    self.path = path
    bytes = 0
    unexpectedBytes = 0
    files = 0
  }

  package mutating func add(_ part: ContextPart) {
    bytes &+= part.bytes
    unexpectedBytes &+= part.unexpectedBytes
    files += part.files
    guard part.bytes > 0 else { return }
    let place = parts.firstIndex { $0.bytes < part.bytes } ?? parts.endIndex
    guard place < Self.most else { return }
    parts.insert(part, at: place)
    if parts.count > Self.most { parts.removeLast() }
  }

  /// The five largest: a folder, or what is in it where a few things make up most of it.
  package var largest: [ContextPart] {
    var list = parts
    while let place = list.firstIndex(where: \.isMadeOfFew) {
      list.replaceSubrange(place...place, with: list[place].parts)
      list.sort { ($1.bytes, $0.path) < ($0.bytes, $1.path) }
      list.removeLast(max(list.count - Self.most, 0))
    }
    return list
  }

  private var isMadeOfFew: Bool {
    let few = parts.reduce(0) { $0 + Double($1.bytes) }
    return !parts.isEmpty && few >= 0.8 * Double(bytes)
  }
}
