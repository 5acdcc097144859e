import ImageConfig

/// The post-release that comes after a tag: `.post3` after `.post2`.
enum PostRelease {
  static func next(after tag: String) throws(VersionProblem) -> String {
    let parts = split(tag)
    guard parts.count == 2 else { return parts[0] + ".post0" }
    if parts[1].isEmpty { return parts[0] + ".post1" }
    guard let next = successor(of: parts[1]) else { throw .badPostRelease(tag: tag) }
    return parts[0] + ".post" + next
  }

  /// At each `.post`; at least one part.
  private static func split(_ tag: String) -> [String] {
    var parts: [String] = []
    var rest = tag.utf8[...]
    let mark = ".post"
    while let found = rest.firstIndex(of: mark) {
      parts.append(String(Substring(rest[..<found])))
      rest = rest[found...].dropFirst(mark.utf8.count)
    }
    return parts + [String(Substring(rest))]
  }

  /// One more than a number as Python's `int` reads it, however long it is.
  private static func successor(of text: String) -> String? {
    var scalars = text.unicodeScalars[...]
    let isNegative = scalars.first == "-"
    if isNegative || scalars.first == "+" { scalars.removeFirst() }
    var digits: [Int] = []
    var isBehindDigit = false
    for scalar in scalars {
      if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
        digits.append(Int(value))
        isBehindDigit = true
      } else {
        // An underscore stands between two digits.
        guard scalar == "_", isBehindDigit else { return nil }
        isBehindDigit = false
      }
    }
    guard isBehindDigit else { return nil }
    let isZero = digits.allSatisfy { $0 == 0 }
    count(&digits, isNegative && !isZero ? -1 : 1)
    let number = digits.drop { $0 == 0 }.map(String.init).joined()
    return isNegative && !isZero && !number.isEmpty ? "-" + number : number.isEmpty ? "0" : number
  }

  /// One up or down, in place.
  private static func count(_ digits: inout [Int], _ step: Int) {
    for index in digits.indices.reversed() {
      digits[index] += step
      if (0...9).contains(digits[index]) { return }
      digits[index] = step > 0 ? 0 : 9
    }
    if step > 0 { digits.insert(1, at: 0) }
  }
}
