import ImageConfig

/// The instruction at which a builder stopped that shows no lines of the Dockerfile, as docker's old one.
struct FailedStep {
  private let text: String

  /// `RUN make` of `Step 2/3 : RUN make`
  init?(_ lines: [Substring]) {
    let mark = " : "
    guard let line = lines.last(where: { $0.hasPrefix("Step ") }),
      let place = String(line).firstIndex(ofText: mark)
    else { return nil }
    text = Self.words(String(line)[place...].dropFirst(mark.count))
  }

  /// None where there is no such line, or several.
  func line(of dockerfile: [UInt8]?) -> Int? {
    let lines = (dockerfile ?? []).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let same = lines.indices.filter { Self.words(String(decoding: lines[$0], as: UTF8.self)[...]) == text }
    return same.count == 1 ? same[0] + 1 : nil
  }

  private static func words(_ line: Substring) -> String {
    line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
