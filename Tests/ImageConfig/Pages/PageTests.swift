import Foundation
import Testing

/// What a reader expects of every page: short enough, and each link leads somewhere.
struct PageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL

  /// By their paths from the root.
  static let pages: [String] =
    ["README.md"]
    + [".github", "Sources", "Tests", "docker"].flatMap { folder in
      let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      return (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }
        .map { "\(folder)/\($0)" }
    }

  static let designs = pages.filter { $0.hasSuffix("/DESIGN.md") }

  private static func text(_ page: String) throws -> String {
    try String(contentsOf: root.appending(path: page), encoding: .utf8)
  }

  private static func words(_ text: some StringProtocol) -> Int {
    text.split(whereSeparator: \.isWhitespace).count
  }

  @Test func theFirstPageIsShort() throws {
    #expect(try Self.text("README.md").utf8.count <= 9_000)
  }

  @Test func theDesignIsOnePage() throws {
    #expect(try Self.words(Self.text("Sources/DESIGN.md")) <= 1_200)
  }

  @Test(arguments: designs) func noParagraphIsAWall(_ page: String) throws {
    for paragraph in try Self.paragraphs(Self.text(page)) {
      #expect(Self.words(paragraph) <= 80, "\(paragraph)")
    }
  }

  /// Lines that belong together; an item of a list and a row of a table stand alone.
  private static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: [""]) { all, line in
      let isAlone =
        line.isEmpty || ["|", "- ", "#", "    "].contains(where: line.hasPrefix)
        || line.first?.isNumber == true
      if isAlone { all.append(String(line)) } else { all[all.count - 1] += " " + line }
    }
  }

  @Test(arguments: pages) func eachLinkLeadsToAFile(_ page: String) throws {
    for link in try Self.links(Self.text(page)) where !link.contains("://") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let folder = (page as NSString).deletingLastPathComponent
      let target = parts[0].isEmpty ? page : folder.isEmpty ? parts[0] : "\(folder)/\(parts[0])"
      let file = Self.root.appending(path: target).standardizedFileURL
      guard FileManager.default.fileExists(atPath: file.path) else {
        Issue.record("\(link) leads nowhere")
        continue
      }
      guard parts.count > 1 else { continue }
      let headings = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
        $0.hasPrefix("#")
      }
      #expect(headings.map(Self.anchor).contains(parts[1]), "\(link) names no heading")
    }
  }

  /// What stands in brackets behind a text in brackets, outside of code.
  private static func links(_ text: String) -> [String] {
    var isCode = false
    return text.split(separator: "\n").flatMap { line -> [String] in
      if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
      guard !isCode, !line.hasPrefix("    ") else { return [] }
      let parts = line.components(separatedBy: "](").dropFirst()
      return parts.compactMap { $0.split(separator: ")").first.map(String.init) }
    }
  }

  /// As GitHub makes it of a heading.
  private static func anchor(_ heading: Substring) -> String {
    let text = heading.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
    return String(
      text.compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
      })
  }

  @Test func thereAreLinks() throws {
    #expect(Self.designs.count == 5 && Self.pages.count > 15)
    #expect(try Self.links(Self.text("README.md")).count > 10)
  }
}
