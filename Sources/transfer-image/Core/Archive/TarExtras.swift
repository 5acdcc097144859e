import ImageConfig

/// What stands in front of a header that has too little room for it: GNU's long names, and pax's records.
struct TarExtras {
  var name: String?
  var link: String?
  var size: UInt64?

  private static let longLink = UInt8(ascii: "K")
  private static let longName = UInt8(ascii: "L")
  private static let records = UInt8(ascii: "x")
  private static let globalRecords = UInt8(ascii: "g")
  static let types = [longLink, longName, records, globalRecords]

  mutating func take(_ bytes: [UInt8], _ type: UInt8, at place: UInt64) throws(TarReader.Problem) {
    let text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    switch type {
    case Self.longLink: link = text
    case Self.longName: name = text
    case Self.records: try takeRecords(bytes[...], at: place)
    // What holds for all that follows is a comment in practice.
    default: break
    }
  }

  /// Each is `length key=value\n`, and the length counts all of it.
  private mutating func takeRecords(_ bytes: ArraySlice<UInt8>, at place: UInt64) throws(TarReader.Problem) {
    var rest = bytes
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isDigit }
      guard let length = Int(String(decoding: digits, as: UTF8.self)), length <= rest.count,
        length > digits.count + 1
      else { throw .notTar(atByte: place) }
      let record = rest.prefix(length).dropFirst(digits.count + 1)
      rest = rest.dropFirst(length)
      guard record.last == .lineFeed, let equals = record.firstIndex(of: UInt8(ascii: "=")) else {
        throw .notTar(atByte: place)
      }
      let value = String(decoding: record[equals...].dropFirst().dropLast(), as: UTF8.self)
      switch String(decoding: record[..<equals], as: UTF8.self) {
      case "path": name = value
      case "linkpath": link = value
      case "size":
        guard let number = UInt64(value) else { throw .notTar(atByte: place) }
        size = number
      default: break
      }
    }
  }
}
