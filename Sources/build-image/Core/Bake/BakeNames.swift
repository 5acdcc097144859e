import ImageConfig

/// Names for bake's targets, of which no two are alike: it takes letters, digits, `_` and `-` only.
struct BakeNames {
  /// A group's name.
  static let everything = "default"

  private var used: Set<String> = [everything]

  mutating func name(for text: String) -> String {
    let isLegal = { (byte: UInt8) in byte.isAlphanumeric || "_-".utf8.contains(byte) }
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
