import ImageConfig

/// Dates and times: there is nothing to know of them but that they are legal.
extension TOMLReader {
  /// Where a number would go on otherwise.
  var isMoment: Bool {
    let digits = bytes[position...].prefix(5).prefix(while: \.isDigit).count
    let behind = position + digits < bytes.count ? bytes[position + digits] : 0
    return digits == 4 && behind == UInt8(ascii: "-") || digits == 2 && behind == UInt8(ascii: ":")
  }

  mutating func readMoment() throws(Invalid) -> TOMLValue {
    if bytes[position...].prefix(3).last == UInt8(ascii: ":") {
      try readTime()
      return .moment
    }
    try readDate()
    let hasTime = next == UInt8(ascii: " ") && bytes[position...].dropFirst().first?.isDigit == true
    guard hasTime || next == UInt8(ascii: "T") || next == UInt8(ascii: "t") else { return .moment }
    position += 1
    try readTime()
    if takeIfThere("Z") || takeIfThere("z") { return .moment }
    if takeIfThere("+") || takeIfThere("-") {
      _ = try readNumber(digits: 2, in: 0...23)
      try take(":")
      _ = try readNumber(digits: 2, in: 0...59)
    }
    return .moment
  }

  private mutating func readDate() throws(Invalid) {
    let year = try readNumber(digits: 4, in: 1...9999)
    try take("-")
    let month = try readNumber(digits: 2, in: 1...12)
    try take("-")
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    _ = try readNumber(digits: 2, in: 1...days)
  }

  private mutating func readTime() throws(Invalid) {
    _ = try readNumber(digits: 2, in: 0...23)
    for _ in 0..<2 {
      try take(":")
      _ = try readNumber(digits: 2, in: 0...59)
    }
    if takeIfThere(".") {
      guard next?.isDigit == true else { throw invalid }
      while next?.isDigit == true { position += 1 }
    }
  }

  private mutating func readNumber(digits count: Int, in range: ClosedRange<Int>) throws(Invalid) -> Int {
    let digits = bytes[position...].prefix(count)
    guard digits.count == count, digits.allSatisfy(\.isDigit),
      let number = Int(String(decoding: digits, as: UTF8.self)), range.contains(number)
    else { throw invalid }
    position += count
    return number
  }
}
