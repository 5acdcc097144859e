/// A `.dockerignore`: what stays out of a build's context, by docker's rules. The last line that fits a
/// path, or a folder above it, decides.
package struct IgnoreFile: Equatable, Sendable {
  private let rules: [Rule]
  /// Whether every exception begins with plain text, and so tells below which folder it is.
  private let hasPlainExceptions: Bool

  private struct Rule: Equatable {
    let pattern: PathPattern
    let text: String
    /// `!text`: taken in again.
    let isException: Bool
  }

  /// What became of a path. Whatever is below it needs to know.
  package struct Verdict: Equatable, Sendable {
    package let isIgnored: Bool
    fileprivate let matches: [Bool]
  }

  /// Nothing is ignored.
  package static let none = IgnoreFile(rules: [])

  private init(rules: [Rule]) {
    self.rules = rules
    hasPlainExceptions = rules.allSatisfy { rule in
      !rule.isException || !Self.withoutLastStars(rule.text).utf8.contains { "*[]?^\\".utf8.contains($0) }
    }
  }

  /// What docker reads as a line at most.
  private static let longestLine = 1 << 16

  /// None where docker would refuse the file.
  package init?(bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    var rules: [Rule] = []
    for line in text.split(separator: .lineFeed) {
      guard line.count < Self.longestLine else { return nil }
      guard line.first != UInt8(ascii: "#") else { continue }
      var pattern = Self.trimmed(String(decoding: line, as: UTF8.self))
      guard !pattern.isEmpty else { continue }
      let isException = pattern.hasPrefix("!")
      if isException { pattern = Self.trimmed(String(pattern.unicodeScalars.dropFirst())) }
      guard !pattern.isEmpty else { return nil }
      pattern = Self.clean(pattern)
      guard let compiled = PathPattern(pattern) else { return nil }
      rules.append(Rule(pattern: compiled, text: pattern, isException: isException))
    }
    self.init(rules: rules)
  }

  /// - Parameters:
  ///   - path: relative to the context.
  ///   - folder: the verdict on the folder that it is in; none at the top.
  package func verdict(on path: String, in folder: Verdict?) -> Verdict {
    let letters = rules.isEmpty ? [] : path.unicodeScalars.map(\.value)
    var isIgnored = false
    var matches = Array(repeating: false, count: rules.count)
    for (number, rule) in rules.enumerated() {
      // Where it makes no difference, docker does not look, and so does not know for what is below.
      let isOpen = rule.isException == isIgnored
      let matchesAbove = folder?.matches[number] ?? false
      guard matchesAbove || (isOpen && rule.pattern.matches(letters)) else { continue }
      matches[number] = true
      isIgnored = !rule.isException
    }
    return Verdict(isIgnored: isIgnored, matches: matches)
  }

  /// Whether something below an ignored folder may be taken in again.
  package func mayTakeIn(below folder: String) -> Bool {
    guard hasPlainExceptions else { return true }
    return rules.contains { rule in
      rule.isException && (Self.withoutLastStars(rule.text) + "/").utf8.starts(with: (folder + "/").utf8)
    }
  }

  private static func withoutLastStars(_ text: String) -> String {
    var text = text
    for stars in ["/**", "/*"] where text.hasSuffix(stars) { text.removeLast(stars.count) }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let start = text.unicodeScalars.drop(while: isBlank)
    return String(String.UnicodeScalarView(start.reversed().drop(while: isBlank).reversed()))
  }

  /// Without doubled slashes and dots, relative to the context.
  package static func clean(_ path: String) -> String {
    var parts: [Substring.UTF8View] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      let isUp = part.elementsEqual("..".utf8)
      if isUp, let last = parts.last, !last.elementsEqual("..".utf8) {
        parts.removeLast()
      } else if !isUp || path.utf8.first != UInt8(ascii: "/") {
        parts.append(part)
      }
    }
    return parts.isEmpty ? "." : parts.map { String(Substring($0)) }.joined(separator: "/")
  }
}
