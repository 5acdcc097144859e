/// What BuildKit shows of a Dockerfile where a step failed: `Dockerfile:3`, and the lines around that one between two
/// rules.
struct DockerfileExcerpt {
  let line: Int
  private var rows: [(number: Int, text: String)] = []

  init?(_ lines: [Substring]) {
    let isRule = { (line: Substring) in line.count > 9 && line.allSatisfy { $0 == "-" } }
    let head = lines.indices.dropLast().last { isRule(lines[$0 + 1]) && Self.number(lines[$0]) != nil }
    guard let head, let line = Self.number(lines[head]) else { return nil }
    self.line = line
    for row in lines[(head + 2)...].prefix(while: { !isRule($0) }) {
      let parts = row.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let number = Int(parts[0].filter { $0 != " " }) else { return nil }
      // Behind a blank, and a mark at those that failed.
      rows.append((number, Self.trimmed(parts[1].dropFirst(5))))
    }
    if rows.isEmpty { return nil }
  }

  func isOf(_ dockerfile: [UInt8]?) -> Bool {
    let lines = (dockerfile ?? []).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return rows.allSatisfy { row in
      guard row.number > 0, row.number <= lines.count else { return false }
      return Self.trimmed(String(decoding: lines[row.number - 1], as: UTF8.self)) == row.text
    }
  }

  private static func number(_ line: Substring) -> Int? {
    line.lastIndex(of: ":").flatMap { Int(line[$0...].dropFirst()) }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = String(text)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
