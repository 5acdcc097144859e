import Testing

@testable import ImageConfig

/// The five paths that tell most about a context's size.
struct ContextPartTests {
  /// `data/a 5` in lines, put into their folders.
  static func context(_ lines: [String]) -> ContextPart {
    folder(
      "",
      lines.map { line in
        let words = line.split(separator: " ")
        return (words[0].split(separator: "/").map(String.init), UInt64(words[1]) ?? 0)
      })
  }

  private static func folder(_ path: String, _ files: [(parts: [String], bytes: UInt64)]) -> ContextPart {
    var folder = ContextPart(folder: path)
    for file in files where file.parts.count == 1 {
      folder.add(ContextPart(path: path + file.parts[0], bytes: file.bytes))
    }
    let inner = Dictionary(grouping: files.filter { $0.parts.count > 1 }) { $0.parts[0] }
    for (name, files) in inner.sorted(by: { $0.key < $1.key }) {
      folder.add(Self.folder(path + name + "/", files.map { (Array($0.parts.dropFirst()), $0.bytes) }))
    }
    return folder
  }

  private func largest(_ lines: String...) -> [String] {
    Self.context(lines).largest.map { "\($0.path) \($0.bytes)" }
  }

  @Test func aFileDeepDownIsNamed() {
    #expect(
      largest("docker/base/root.tar 90", "docker/dev/x 3", "y 1") == [
        "docker/base/root.tar 90", "docker/dev/x 3", "y 1",
      ])
  }

  @Test func aFolderOfManyIsNamedItself() {
    let context = Self.context((0..<50).map { "node_modules/m\($0)/index.js 10" } + ["app.js 7"])
    #expect(context.largest.map(\.path) == ["node_modules/", "app.js"])
    #expect(context.files == 51 && context.bytes == 507)
  }

  @Test func fiveAtMost() {
    #expect(largest("a 1", "b 2", "c 3", "d 4", "e 5", "f 6", "g 7") == ["g 7", "f 6", "e 5", "d 4", "c 3"])
  }

  @Test func theLargerPushTheSmallerOut() {
    #expect(
      largest("a/1 50", "a/2 40", "a/3 30", "b 9", "c 8", "d 7", "e 6") == [
        "a/1 50", "a/2 40", "a/3 30", "b 9", "c 8",
      ])
  }

  @Test func emptyThingsAreNotNamed() {
    #expect(largest("a 0", "b/c 0", "d 1") == ["d 1"])
    #expect(Self.context([]).largest.isEmpty)
  }
}
