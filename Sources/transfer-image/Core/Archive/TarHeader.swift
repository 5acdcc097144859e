import ImageConfig

/// One block of 512 bytes in front of each thing in an archive.
struct TarHeader: Equatable {
  static let blockSize = 512

  var name: String
  var type: UInt8
  var size: UInt64
  var link: String

  enum Problem: Error, Equatable {
    case badChecksum
    case badNumber
  }

  init(name: String, type: UInt8, size: UInt64, link: String = "") {
    self.name = name
    self.type = type
    self.size = size
    self.link = link
  }

  init(_ block: ArraySlice<UInt8>) throws(Problem) {
    let block = Array(block)
    let unsigned = block.enumerated().reduce(0) {
      $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element))
    }
    guard try Self.number(block[148..<156]) == UInt64(unsigned) else { throw .badChecksum }
    type = block[156]
    size = try Self.number(block[124..<136])
    link = Self.text(block[157..<257])
    name = Self.text(block[0..<100])
    // GNU's own format has other things where the prefix would be.
    if block[257..<263].elementsEqual("ustar\0".utf8) {
      let prefix = Self.text(block[345..<500])
      if !prefix.isEmpty { name = prefix + "/" + name }
    }
  }

  /// None where a name is longer than the plain format holds.
  var block: [UInt8]? {
    guard name.utf8.count <= 100, link.utf8.count <= 100 else { return nil }
    var block = [UInt8](repeating: 0, count: Self.blockSize)
    func put(_ bytes: [UInt8], at start: Int) {
      block.replaceSubrange(start..<start + bytes.count, with: bytes)
    }
    put(Array(name.utf8), at: 0)
    put(Array((type == Self.folder ? "0000755\0" : "0000644\0").utf8), at: 100)
    for start in [108, 116] { put(Array("0000000\0".utf8), at: start) }
    put(Self.field(size), at: 124)
    put(Array("00000000000\0        ".utf8), at: 136)
    block[156] = type
    put(Array(link.utf8), at: 157)
    put(Array("ustar\000".utf8), at: 257)
    let sum = block.reduce(0) { $0 + Int($1) }
    let digits = String(sum, radix: 8)
    put(Array((String(repeating: "0", count: 6 - digits.count) + digits + "\0 ").utf8), at: 148)
    return block
  }

  static let file = UInt8(ascii: "0")
  static let hardLink = UInt8(ascii: "1")
  static let symbolicLink = UInt8(ascii: "2")
  static let folder = UInt8(ascii: "5")

  /// Whether bytes follow: a link or a folder has none, whatever its size says.
  var hasBody: Bool { !(UInt8(ascii: "1")...UInt8(ascii: "6")).contains(type) }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Octal digits, or in base 256 where the first bit is set.
  private static func number(_ field: ArraySlice<UInt8>) throws(Problem) -> UInt64 {
    if let first = field.first, first & 0x80 != 0 {
      // A negative one, or one of more than 63 bits, is no size.
      guard first == 0x80, field.dropFirst().dropLast(8).allSatisfy({ $0 == 0 }),
        (field.suffix(8).first ?? 0) & 0x80 == 0
      else { throw .badNumber }
      return field.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
    let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
    var value: UInt64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { throw .badNumber }
      value = value << 3 | UInt64(digit & 7)
    }
    return value
  }

  private static func field(_ size: UInt64) -> [UInt8] {
    let digits = String(size, radix: 8)
    if digits.count <= 11 {
      return Array((String(repeating: "0", count: 11 - digits.count) + digits + "\0").utf8)
    }
    return [0x80, 0, 0, 0] + (0..<8).map { UInt8(truncatingIfNeeded: size >> (56 - 8 * UInt64($0))) }
  }
}
