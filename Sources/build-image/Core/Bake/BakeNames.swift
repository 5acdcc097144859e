/// Names for bake's targets, of which no two are alike: it takes letters, digits, `_` and `-` only.
struct BakeNames {
  /// A group's name.
  static let everything = "default"

  private var used: Set<String> = [everything]

  mutating func name(for text: String) -> String {
    let isLegal = { (byte: UInt8) in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-")
    }
    let legal = String(decoding: text.utf8.map { isLegal($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
    var name = legal
    var number = 2
    while !used.insert(name).inserted {
      name = "\(legal)-\(number)"
      number += 1
    }
    return name
  }
}
